"""What the tab "Hỏi đáp" is made of, beside its wiring in ui.tabs.chat."""

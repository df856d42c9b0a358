"""The parts of a drawn answer, a module each; `ui.render` puts them together."""

"""Value types shared by every room: frozen, slotted, standard library only."""

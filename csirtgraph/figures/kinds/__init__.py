"""The kinds of figures: each module here is one, named as the module is."""

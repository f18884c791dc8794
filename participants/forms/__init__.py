"""Forms of the register: what is typed together is checked together, and said at the field."""

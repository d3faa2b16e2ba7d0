"""The parts of the faults that are done to a workspace: steps of work, harms, and what has to hold afterwards."""

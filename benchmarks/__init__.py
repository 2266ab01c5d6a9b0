"""Speed and accuracy, measured; each module is a command of its own."""

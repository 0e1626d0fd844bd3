"""What a proposed change is told: its findings, its pages as text, its comment, and who owns which file."""

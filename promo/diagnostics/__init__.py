"""What we tell people about their files: records with a place, a code and a help sentence."""

"""Files are put into the library while somebody reads: asked for at the foot, done on a thread, told at the end."""

"""The index for who answers for it: where points are lost, what wins them back, and the dossiers behind both."""

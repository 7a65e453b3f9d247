COPY `Document` FROM 'documents.csv' (HEADER=true, DELIM=',', QUOTE='"', ESCAPE='"', PARALLEL=false, NULL_STRINGS=['__NULL__']);
COPY `Entity` FROM 'nodes.csv' (HEADER=true, DELIM=',', QUOTE='"', ESCAPE='"', PARALLEL=false, NULL_STRINGS=['__NULL__']);

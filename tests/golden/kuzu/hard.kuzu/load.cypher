COPY `Document` FROM 'documents.csv' (HEADER=true, DELIM=',', QUOTE='"', ESCAPE='"', PARALLEL=false, NULL_STRINGS=['__NULL__']);
COPY `Entity` FROM (LOAD WITH HEADERS (`id` STRING, `entity_type` STRING, `label` STRING, `aliases` STRING, `external_ids` STRING, `byline` BOOL, `document_count` INT64, `mention_count` INT64, `mentions` STRING) FROM 'nodes.csv' (HEADER=true, DELIM=',', QUOTE='"', ESCAPE='"', PARALLEL=false, NULL_STRINGS=['__NULL__']) RETURN `id`, `entity_type`, `label`, string_split(`aliases`, ''), string_split(`external_ids`, ''), `byline`, `document_count`, `mention_count`, `mentions`);
COPY `criticized` FROM 'edges-criticized.csv' (HEADER=true, DELIM=',', QUOTE='"', ESCAPE='"', PARALLEL=false, NULL_STRINGS=['__NULL__']);
COPY `donated_to` FROM 'edges-donated_to.csv' (HEADER=true, DELIM=',', QUOTE='"', ESCAPE='"', PARALLEL=false, NULL_STRINGS=['__NULL__']);
COPY `funded` FROM 'edges-funded.csv' (HEADER=true, DELIM=',', QUOTE='"', ESCAPE='"', PARALLEL=false, NULL_STRINGS=['__NULL__']);
COPY `met` FROM 'edges-met.csv' (HEADER=true, DELIM=',', QUOTE='"', ESCAPE='"', PARALLEL=false, NULL_STRINGS=['__NULL__']);
COPY `owns` FROM 'edges-owns.csv' (HEADER=true, DELIM=',', QUOTE='"', ESCAPE='"', PARALLEL=false, NULL_STRINGS=['__NULL__']);
COPY `succeeded` FROM 'edges-succeeded.csv' (HEADER=true, DELIM=',', QUOTE='"', ESCAPE='"', PARALLEL=false, NULL_STRINGS=['__NULL__']);
COPY `type__inconnu______c` FROM 'edges-type__inconnu______c.csv' (HEADER=true, DELIM=',', QUOTE='"', ESCAPE='"', PARALLEL=false, NULL_STRINGS=['__NULL__']);

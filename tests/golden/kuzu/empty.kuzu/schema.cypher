CREATE NODE TABLE `Document`(`id` STRING, `title` STRING, `source` STRING, `date` STRING, `language` STRING, `length` INT64, `sha256` STRING, PRIMARY KEY(`id`));
CREATE NODE TABLE `Entity`(`id` STRING, PRIMARY KEY(`id`));

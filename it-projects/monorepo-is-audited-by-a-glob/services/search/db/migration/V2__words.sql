CREATE TABLE words (id bigint PRIMARY KEY);

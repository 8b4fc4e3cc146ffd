CREATE TABLE twice (id bigint PRIMARY KEY);

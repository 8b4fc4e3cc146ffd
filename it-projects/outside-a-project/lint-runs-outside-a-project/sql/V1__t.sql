CREATE TABLE t (id bigint PRIMARY KEY, c text);

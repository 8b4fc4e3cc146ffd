CREATE TABLE customers (id bigint PRIMARY KEY, fax text, nick text);
CREATE TABLE drafts (id bigint PRIMARY KEY);

CREATE TABLE slow (id bigint);

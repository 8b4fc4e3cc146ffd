CREATE INDEX t_c_idx ON t (c);

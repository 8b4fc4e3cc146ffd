DROP TABLE not_a_down_script;

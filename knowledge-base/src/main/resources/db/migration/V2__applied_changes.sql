-- Changes of the inbox that this database has taken in; a row goes with its file.
create table applied_change (
  id varchar(80) primary key
);

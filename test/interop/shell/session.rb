create 't1', {NAME => 'f', VERSIONS => 3}, 'g'
create 't2', 'f', SPLITS => ['b','m']
describe 't1'
list
list 't1'
put 't1', 'r1', 'f:q', "v\x00\xff", 5000
put 't1', 'r1', 'f:q', 'v2', 1234
put 't1', 'r2', 'g:', 'x', 61000
get 't1', 'r1'
get 't1', 'r1', 'f:q'
get 't1', 'r1', {COLUMN => 'f:q', VERSIONS => 3}
get 't1', 'nope'
scan 't1'
scan 't1', {RAW => true, VERSIONS => 10}
scan 't1', {LIMIT => 1, COLUMNS => ['f:q']}
scan 't1', {FILTER => "PrefixFilter('r2')"}
scan 't1', {STARTROW => 'r1', STOPROW => 'r2', REVERSED => false}
count 't1'
count 't1', INTERVAL => 1
delete 't1', 'r1', 'f:q'
deleteall 't1', 'r2', 'g:', 61000
scan 't1', {RAW => true, VERSIONS => 10}
incr 't1', 'c', 'f:n'
incr 't1', 'c', 'f:n', 5
get_counter 't1', 'c', 'f:n'
append 't1', 'a', 'f:q', 'abc'
append 't1', 'a', 'f:q', 'def'
exists 't1'
exists 'nope'
is_enabled 't1'
alter 't1', NAME => 'f', VERSIONS => 5
alter 't1', {NAME => 'h'}, {NAME => 'g', METHOD => 'delete'}
alter 't1', MAX_FILESIZE => '134217728'
describe 't1'
create_namespace 'ns1', {'a' => 'b'}
list_namespace
describe_namespace 'ns1'
create 'ns1:t', 'f'
list_namespace_tables 'ns1'
flush 't1'
clear_block_cache 't1'
major_compact 't1'
disable 't1'
is_disabled 't1'
enable 't1'
truncate 't1'
get_splits 't2'
status
put 't1', 'photo', 'f:q', 'before'
snapshot 't1', 'shot-1'
snapshot 't1', 'shot-2', {SKIP_FLUSH => true, TTL => 86400}
list_snapshots
list_snapshots 'shot-1'
list_table_snapshots 't1', '.*2'
clone_snapshot 'shot-1', 't1-clone'
get 't1-clone', 'photo', {COLUMN => 'f:q'}
put 't1', 'photo', 'f:q', 'after'
disable 't1'
restore_snapshot 'shot-1'
enable 't1'
get 't1', 'photo', {COLUMN => 'f:q'}
delete_snapshot 'shot-1'
delete_all_snapshot 'none.*'
delete_table_snapshots 'none'
snapshot_cleanup_switch false
snapshot_cleanup_enabled
snapshot_cleanup_switch true
delete_snapshot 'shot-2'
list_snapshots
disable 't1-clone'
drop 't1-clone'
clone_table_schema 't1', 't1-like'
describe 't1-like'
disable_all 'none.*'
disable 't1-like'
drop 't1-like'
disable 't1'
drop 't1'
disable 't2'
drop 't2'
disable 'ns1:t'
drop 'ns1:t'
drop_namespace 'ns1'

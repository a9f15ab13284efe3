status
status 'simple'
status 'detailed'
list_regions 't'
list_regions 't', '@SERVER_1'
list_regions 't', '127.0.0.1', ['SERVER_NAME', 'start_key', 'END_KEY']
list_regions 't', {SERVER_NAME => '@SERVER_2', LOCALITY_THRESHOLD => 0.8}, ['SIZE', 'LOCALITY']
list_regions 't', {}, ['REGION_NAME']
locate_region 't', 'b'
locate_region 't', 'z'
balance_switch false
balancer_enabled
balancer
balancer 'force'
balance_switch true
move '@ENCODED_1', '@SERVER_2'
list_regions 't', {}, ['SERVER_NAME', 'START_KEY']
move '@ENCODED_1', '@SERVER_1'
unassign '@REGION_2'
assign '@ENCODED_2'
unassign '@ENCODED_2'
assign '@REGION_2'
close_region '@REGION_2'
rit
list_locks
list_deadservers
clear_deadservers
normalizer_switch false
normalizer_enabled
normalizer_switch true
normalizer_enabled
splitormerge_switch 'SPLIT', false
splitormerge_enabled 'SPLIT'
splitormerge_enabled 'MERGE'
splitormerge_switch 'SPLIT', true
split '@SPLIT_TABLE', 'c'
split '@MERGED_ENCODED_3', 'x'
merge_region '@MERGED_ENCODED_1', '@MERGED_ENCODED_2'
normalize
normalize TABLE_NAME => 't'
catalogjanitor_run
catalogjanitor_switch false
catalogjanitor_enabled
catalogjanitor_switch true
cleaner_chore_run
cleaner_chore_switch false
cleaner_chore_enabled
cleaner_chore_switch true
is_in_maintenance_mode
decommission_regionservers ['@SERVER_2'], true
list_decommissioned_regionservers
recommission_regionserver '@SERVER_2', ['@ENCODED_1']
list_decommissioned_regionservers
compaction_state 't'
compaction_switch false, '@SERVER_1'
compaction_switch true, '@SERVER_1'
compact_rs '@SERVER_1'
clear_compaction_queues '@SERVER_1', ['short', 'long']
update_config '@SERVER_1'
wal_roll '@SERVER_1'
update_all_config
hbck_chore_run
alter_namespace 'default', {METHOD => 'set', 'owner' => 'nobody'}
truncate_preserve '@SPLIT_TABLE'
list_procedures

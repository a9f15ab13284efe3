get_largelog_responses '*'
get_largelog_responses '*', {'LIMIT' => 1}
get_largelog_responses '*', {'TABLE_NAME' => 'u'}
get_largelog_responses '*', {'TABLE_NAME' => 't', 'USER' => 'nobody'}
get_largelog_responses '*', {'TABLE_NAME' => 't', 'USER' => 'nobody', 'FILTER_BY_OP' => 'AND'}
get_largelog_responses ['@SERVER'], {'REGION_NAME' => '@REGION'}
get_largelog_responses '@SERVER', {'CLIENT_IP' => '10.0.0.1:1'}
get_slowlog_responses '*'
get_balancer_decisions
get_balancer_decisions LIMIT => 1
get_balancer_rejections

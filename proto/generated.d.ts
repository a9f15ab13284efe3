import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");
export namespace hbase {
    namespace pb {
        interface IGetRegionInfoRequest extends hbase.pb.GetRegionInfoRequest.$Properties {
        }
        class GetRegionInfoRequest {
            constructor(properties?: hbase.pb.GetRegionInfoRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            compaction_state: (boolean|null);
            best_split_row: (boolean|null);
            static create(properties: hbase.pb.GetRegionInfoRequest.$Shape): hbase.pb.GetRegionInfoRequest & hbase.pb.GetRegionInfoRequest.$Shape;
            static create(properties?: hbase.pb.GetRegionInfoRequest.$Properties): hbase.pb.GetRegionInfoRequest;
            static encode(message: hbase.pb.GetRegionInfoRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetRegionInfoRequest & hbase.pb.GetRegionInfoRequest.$Shape;
        }
        namespace GetRegionInfoRequest {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                compaction_state?: (boolean|null);
                best_split_row?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetRegionInfoRequest.$Properties;
        }
        interface IGetRegionInfoResponse extends hbase.pb.GetRegionInfoResponse.$Properties {
        }
        class GetRegionInfoResponse {
            constructor(properties?: hbase.pb.GetRegionInfoResponse.$Properties);
            $unknowns?: Uint8Array[];
            region_info: hbase.pb.RegionInfo;
            compaction_state: (hbase.pb.GetRegionInfoResponse.CompactionState|null);
            splittable: (boolean|null);
            mergeable: (boolean|null);
            best_split_row: (Uint8Array|null);
            static create(properties: hbase.pb.GetRegionInfoResponse.$Shape): hbase.pb.GetRegionInfoResponse & hbase.pb.GetRegionInfoResponse.$Shape;
            static create(properties?: hbase.pb.GetRegionInfoResponse.$Properties): hbase.pb.GetRegionInfoResponse;
            static encode(message: hbase.pb.GetRegionInfoResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetRegionInfoResponse & hbase.pb.GetRegionInfoResponse.$Shape;
        }
        namespace GetRegionInfoResponse {
            interface $Properties {
                region_info: hbase.pb.RegionInfo.$Properties;
                compaction_state?: (hbase.pb.GetRegionInfoResponse.CompactionState|null);
                splittable?: (boolean|null);
                mergeable?: (boolean|null);
                best_split_row?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetRegionInfoResponse.$Properties;
            enum CompactionState {
                NONE = 0,
                MINOR = 1,
                MAJOR = 2,
                MAJOR_AND_MINOR = 3
            }
        }
        interface IGetStoreFileRequest extends hbase.pb.GetStoreFileRequest.$Properties {
        }
        class GetStoreFileRequest {
            constructor(properties?: hbase.pb.GetStoreFileRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            family: Uint8Array[];
            static create(properties: hbase.pb.GetStoreFileRequest.$Shape): hbase.pb.GetStoreFileRequest & hbase.pb.GetStoreFileRequest.$Shape;
            static create(properties?: hbase.pb.GetStoreFileRequest.$Properties): hbase.pb.GetStoreFileRequest;
            static encode(message: hbase.pb.GetStoreFileRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetStoreFileRequest & hbase.pb.GetStoreFileRequest.$Shape;
        }
        namespace GetStoreFileRequest {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                family?: Uint8Array[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetStoreFileRequest.$Properties;
        }
        interface IGetStoreFileResponse extends hbase.pb.GetStoreFileResponse.$Properties {
        }
        class GetStoreFileResponse {
            constructor(properties?: hbase.pb.GetStoreFileResponse.$Properties);
            $unknowns?: Uint8Array[];
            store_file: string[];
            static create(properties: hbase.pb.GetStoreFileResponse.$Shape): hbase.pb.GetStoreFileResponse & hbase.pb.GetStoreFileResponse.$Shape;
            static create(properties?: hbase.pb.GetStoreFileResponse.$Properties): hbase.pb.GetStoreFileResponse;
            static encode(message: hbase.pb.GetStoreFileResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetStoreFileResponse & hbase.pb.GetStoreFileResponse.$Shape;
        }
        namespace GetStoreFileResponse {
            interface $Properties {
                store_file?: string[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetStoreFileResponse.$Properties;
        }
        interface IGetOnlineRegionRequest extends hbase.pb.GetOnlineRegionRequest.$Properties {
        }
        class GetOnlineRegionRequest {
            constructor(properties?: hbase.pb.GetOnlineRegionRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetOnlineRegionRequest.$Shape): hbase.pb.GetOnlineRegionRequest & hbase.pb.GetOnlineRegionRequest.$Shape;
            static create(properties?: hbase.pb.GetOnlineRegionRequest.$Properties): hbase.pb.GetOnlineRegionRequest;
            static encode(message: hbase.pb.GetOnlineRegionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetOnlineRegionRequest & hbase.pb.GetOnlineRegionRequest.$Shape;
        }
        namespace GetOnlineRegionRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetOnlineRegionRequest.$Properties;
        }
        interface IGetOnlineRegionResponse extends hbase.pb.GetOnlineRegionResponse.$Properties {
        }
        class GetOnlineRegionResponse {
            constructor(properties?: hbase.pb.GetOnlineRegionResponse.$Properties);
            $unknowns?: Uint8Array[];
            region_info: hbase.pb.RegionInfo[];
            static create(properties: hbase.pb.GetOnlineRegionResponse.$Shape): hbase.pb.GetOnlineRegionResponse & hbase.pb.GetOnlineRegionResponse.$Shape;
            static create(properties?: hbase.pb.GetOnlineRegionResponse.$Properties): hbase.pb.GetOnlineRegionResponse;
            static encode(message: hbase.pb.GetOnlineRegionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetOnlineRegionResponse & hbase.pb.GetOnlineRegionResponse.$Shape;
        }
        namespace GetOnlineRegionResponse {
            interface $Properties {
                region_info?: hbase.pb.RegionInfo.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetOnlineRegionResponse.$Properties;
        }
        interface IOpenRegionRequest extends hbase.pb.OpenRegionRequest.$Properties {
        }
        class OpenRegionRequest {
            constructor(properties?: hbase.pb.OpenRegionRequest.$Properties);
            $unknowns?: Uint8Array[];
            open_info: hbase.pb.OpenRegionRequest.RegionOpenInfo[];
            serverStartCode: (number|Long|null);
            initiating_master_active_time: (number|Long|null);
            master_system_time: (number|Long|null);
            static create(properties: hbase.pb.OpenRegionRequest.$Shape): hbase.pb.OpenRegionRequest & hbase.pb.OpenRegionRequest.$Shape;
            static create(properties?: hbase.pb.OpenRegionRequest.$Properties): hbase.pb.OpenRegionRequest;
            static encode(message: hbase.pb.OpenRegionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.OpenRegionRequest & hbase.pb.OpenRegionRequest.$Shape;
        }
        namespace OpenRegionRequest {
            interface $Properties {
                open_info?: hbase.pb.OpenRegionRequest.RegionOpenInfo.$Properties[];
                serverStartCode?: (number|Long|null);
                initiating_master_active_time?: (number|Long|null);
                master_system_time?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.OpenRegionRequest.$Properties;
            interface IRegionOpenInfo extends hbase.pb.OpenRegionRequest.RegionOpenInfo.$Properties {
            }
            class RegionOpenInfo {
                constructor(properties?: hbase.pb.OpenRegionRequest.RegionOpenInfo.$Properties);
                $unknowns?: Uint8Array[];
                region: hbase.pb.RegionInfo;
                version_of_offline_node: (number|null);
                favored_nodes: hbase.pb.ServerName[];
                open_proc_id: (number|Long|null);
                static create(properties: hbase.pb.OpenRegionRequest.RegionOpenInfo.$Shape): hbase.pb.OpenRegionRequest.RegionOpenInfo & hbase.pb.OpenRegionRequest.RegionOpenInfo.$Shape;
                static create(properties?: hbase.pb.OpenRegionRequest.RegionOpenInfo.$Properties): hbase.pb.OpenRegionRequest.RegionOpenInfo;
                static encode(message: hbase.pb.OpenRegionRequest.RegionOpenInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.OpenRegionRequest.RegionOpenInfo & hbase.pb.OpenRegionRequest.RegionOpenInfo.$Shape;
            }
            namespace RegionOpenInfo {
                interface $Properties {
                    region: hbase.pb.RegionInfo.$Properties;
                    version_of_offline_node?: (number|null);
                    favored_nodes?: hbase.pb.ServerName.$Properties[];
                    open_proc_id?: (number|Long|null);
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.OpenRegionRequest.RegionOpenInfo.$Properties;
            }
        }
        interface IOpenRegionResponse extends hbase.pb.OpenRegionResponse.$Properties {
        }
        class OpenRegionResponse {
            constructor(properties?: hbase.pb.OpenRegionResponse.$Properties);
            $unknowns?: Uint8Array[];
            opening_state: hbase.pb.OpenRegionResponse.RegionOpeningState[];
            static create(properties: hbase.pb.OpenRegionResponse.$Shape): hbase.pb.OpenRegionResponse & hbase.pb.OpenRegionResponse.$Shape;
            static create(properties?: hbase.pb.OpenRegionResponse.$Properties): hbase.pb.OpenRegionResponse;
            static encode(message: hbase.pb.OpenRegionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.OpenRegionResponse & hbase.pb.OpenRegionResponse.$Shape;
        }
        namespace OpenRegionResponse {
            interface $Properties {
                opening_state?: hbase.pb.OpenRegionResponse.RegionOpeningState[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.OpenRegionResponse.$Properties;
            enum RegionOpeningState {
                OPENED = 0,
                ALREADY_OPENED = 1,
                FAILED_OPENING = 2
            }
        }
        interface IWarmupRegionRequest extends hbase.pb.WarmupRegionRequest.$Properties {
        }
        class WarmupRegionRequest {
            constructor(properties?: hbase.pb.WarmupRegionRequest.$Properties);
            $unknowns?: Uint8Array[];
            regionInfo: hbase.pb.RegionInfo;
            static create(properties: hbase.pb.WarmupRegionRequest.$Shape): hbase.pb.WarmupRegionRequest & hbase.pb.WarmupRegionRequest.$Shape;
            static create(properties?: hbase.pb.WarmupRegionRequest.$Properties): hbase.pb.WarmupRegionRequest;
            static encode(message: hbase.pb.WarmupRegionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.WarmupRegionRequest & hbase.pb.WarmupRegionRequest.$Shape;
        }
        namespace WarmupRegionRequest {
            interface $Properties {
                regionInfo: hbase.pb.RegionInfo.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.WarmupRegionRequest.$Properties;
        }
        interface IWarmupRegionResponse extends hbase.pb.WarmupRegionResponse.$Properties {
        }
        class WarmupRegionResponse {
            constructor(properties?: hbase.pb.WarmupRegionResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.WarmupRegionResponse.$Shape): hbase.pb.WarmupRegionResponse & hbase.pb.WarmupRegionResponse.$Shape;
            static create(properties?: hbase.pb.WarmupRegionResponse.$Properties): hbase.pb.WarmupRegionResponse;
            static encode(message: hbase.pb.WarmupRegionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.WarmupRegionResponse & hbase.pb.WarmupRegionResponse.$Shape;
        }
        namespace WarmupRegionResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.WarmupRegionResponse.$Properties;
        }
        interface ICloseRegionRequest extends hbase.pb.CloseRegionRequest.$Properties {
        }
        class CloseRegionRequest {
            constructor(properties?: hbase.pb.CloseRegionRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            version_of_closing_node: (number|null);
            transition_in_ZK: (boolean|null);
            destination_server: (hbase.pb.ServerName|null);
            serverStartCode: (number|Long|null);
            close_proc_id: (number|Long|null);
            evict_cache: (boolean|null);
            initiating_master_active_time: (number|Long|null);
            static create(properties: hbase.pb.CloseRegionRequest.$Shape): hbase.pb.CloseRegionRequest & hbase.pb.CloseRegionRequest.$Shape;
            static create(properties?: hbase.pb.CloseRegionRequest.$Properties): hbase.pb.CloseRegionRequest;
            static encode(message: hbase.pb.CloseRegionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CloseRegionRequest & hbase.pb.CloseRegionRequest.$Shape;
        }
        namespace CloseRegionRequest {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                version_of_closing_node?: (number|null);
                transition_in_ZK?: (boolean|null);
                destination_server?: (hbase.pb.ServerName.$Properties|null);
                serverStartCode?: (number|Long|null);
                close_proc_id?: (number|Long|null);
                evict_cache?: (boolean|null);
                initiating_master_active_time?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CloseRegionRequest.$Properties;
        }
        interface ICloseRegionResponse extends hbase.pb.CloseRegionResponse.$Properties {
        }
        class CloseRegionResponse {
            constructor(properties?: hbase.pb.CloseRegionResponse.$Properties);
            $unknowns?: Uint8Array[];
            closed: boolean;
            static create(properties: hbase.pb.CloseRegionResponse.$Shape): hbase.pb.CloseRegionResponse & hbase.pb.CloseRegionResponse.$Shape;
            static create(properties?: hbase.pb.CloseRegionResponse.$Properties): hbase.pb.CloseRegionResponse;
            static encode(message: hbase.pb.CloseRegionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CloseRegionResponse & hbase.pb.CloseRegionResponse.$Shape;
        }
        namespace CloseRegionResponse {
            interface $Properties {
                closed: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CloseRegionResponse.$Properties;
        }
        interface IFlushRegionRequest extends hbase.pb.FlushRegionRequest.$Properties {
        }
        class FlushRegionRequest {
            constructor(properties?: hbase.pb.FlushRegionRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            if_older_than_ts: (number|Long|null);
            write_flush_wal_marker: (boolean|null);
            family: (Uint8Array|null);
            static create(properties: hbase.pb.FlushRegionRequest.$Shape): hbase.pb.FlushRegionRequest & hbase.pb.FlushRegionRequest.$Shape;
            static create(properties?: hbase.pb.FlushRegionRequest.$Properties): hbase.pb.FlushRegionRequest;
            static encode(message: hbase.pb.FlushRegionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FlushRegionRequest & hbase.pb.FlushRegionRequest.$Shape;
        }
        namespace FlushRegionRequest {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                if_older_than_ts?: (number|Long|null);
                write_flush_wal_marker?: (boolean|null);
                family?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FlushRegionRequest.$Properties;
        }
        interface IFlushRegionResponse extends hbase.pb.FlushRegionResponse.$Properties {
        }
        class FlushRegionResponse {
            constructor(properties?: hbase.pb.FlushRegionResponse.$Properties);
            $unknowns?: Uint8Array[];
            last_flush_time: (number|Long);
            flushed: (boolean|null);
            wrote_flush_wal_marker: (boolean|null);
            static create(properties: hbase.pb.FlushRegionResponse.$Shape): hbase.pb.FlushRegionResponse & hbase.pb.FlushRegionResponse.$Shape;
            static create(properties?: hbase.pb.FlushRegionResponse.$Properties): hbase.pb.FlushRegionResponse;
            static encode(message: hbase.pb.FlushRegionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FlushRegionResponse & hbase.pb.FlushRegionResponse.$Shape;
        }
        namespace FlushRegionResponse {
            interface $Properties {
                last_flush_time: (number|Long);
                flushed?: (boolean|null);
                wrote_flush_wal_marker?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FlushRegionResponse.$Properties;
        }
        interface ICompactRegionRequest extends hbase.pb.CompactRegionRequest.$Properties {
        }
        class CompactRegionRequest {
            constructor(properties?: hbase.pb.CompactRegionRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            major: (boolean|null);
            family: (Uint8Array|null);
            static create(properties: hbase.pb.CompactRegionRequest.$Shape): hbase.pb.CompactRegionRequest & hbase.pb.CompactRegionRequest.$Shape;
            static create(properties?: hbase.pb.CompactRegionRequest.$Properties): hbase.pb.CompactRegionRequest;
            static encode(message: hbase.pb.CompactRegionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CompactRegionRequest & hbase.pb.CompactRegionRequest.$Shape;
        }
        namespace CompactRegionRequest {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                major?: (boolean|null);
                family?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CompactRegionRequest.$Properties;
        }
        interface ICompactRegionResponse extends hbase.pb.CompactRegionResponse.$Properties {
        }
        class CompactRegionResponse {
            constructor(properties?: hbase.pb.CompactRegionResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.CompactRegionResponse.$Shape): hbase.pb.CompactRegionResponse & hbase.pb.CompactRegionResponse.$Shape;
            static create(properties?: hbase.pb.CompactRegionResponse.$Properties): hbase.pb.CompactRegionResponse;
            static encode(message: hbase.pb.CompactRegionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CompactRegionResponse & hbase.pb.CompactRegionResponse.$Shape;
        }
        namespace CompactRegionResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CompactRegionResponse.$Properties;
        }
        interface ICompactionSwitchRequest extends hbase.pb.CompactionSwitchRequest.$Properties {
        }
        class CompactionSwitchRequest {
            constructor(properties?: hbase.pb.CompactionSwitchRequest.$Properties);
            $unknowns?: Uint8Array[];
            enabled: boolean;
            static create(properties: hbase.pb.CompactionSwitchRequest.$Shape): hbase.pb.CompactionSwitchRequest & hbase.pb.CompactionSwitchRequest.$Shape;
            static create(properties?: hbase.pb.CompactionSwitchRequest.$Properties): hbase.pb.CompactionSwitchRequest;
            static encode(message: hbase.pb.CompactionSwitchRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CompactionSwitchRequest & hbase.pb.CompactionSwitchRequest.$Shape;
        }
        namespace CompactionSwitchRequest {
            interface $Properties {
                enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CompactionSwitchRequest.$Properties;
        }
        interface ICompactionSwitchResponse extends hbase.pb.CompactionSwitchResponse.$Properties {
        }
        class CompactionSwitchResponse {
            constructor(properties?: hbase.pb.CompactionSwitchResponse.$Properties);
            $unknowns?: Uint8Array[];
            prev_state: boolean;
            static create(properties: hbase.pb.CompactionSwitchResponse.$Shape): hbase.pb.CompactionSwitchResponse & hbase.pb.CompactionSwitchResponse.$Shape;
            static create(properties?: hbase.pb.CompactionSwitchResponse.$Properties): hbase.pb.CompactionSwitchResponse;
            static encode(message: hbase.pb.CompactionSwitchResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CompactionSwitchResponse & hbase.pb.CompactionSwitchResponse.$Shape;
        }
        namespace CompactionSwitchResponse {
            interface $Properties {
                prev_state: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CompactionSwitchResponse.$Properties;
        }
        interface IUpdateFavoredNodesRequest extends hbase.pb.UpdateFavoredNodesRequest.$Properties {
        }
        class UpdateFavoredNodesRequest {
            constructor(properties?: hbase.pb.UpdateFavoredNodesRequest.$Properties);
            $unknowns?: Uint8Array[];
            update_info: hbase.pb.UpdateFavoredNodesRequest.RegionUpdateInfo[];
            static create(properties: hbase.pb.UpdateFavoredNodesRequest.$Shape): hbase.pb.UpdateFavoredNodesRequest & hbase.pb.UpdateFavoredNodesRequest.$Shape;
            static create(properties?: hbase.pb.UpdateFavoredNodesRequest.$Properties): hbase.pb.UpdateFavoredNodesRequest;
            static encode(message: hbase.pb.UpdateFavoredNodesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UpdateFavoredNodesRequest & hbase.pb.UpdateFavoredNodesRequest.$Shape;
        }
        namespace UpdateFavoredNodesRequest {
            interface $Properties {
                update_info?: hbase.pb.UpdateFavoredNodesRequest.RegionUpdateInfo.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UpdateFavoredNodesRequest.$Properties;
            interface IRegionUpdateInfo extends hbase.pb.UpdateFavoredNodesRequest.RegionUpdateInfo.$Properties {
            }
            class RegionUpdateInfo {
                constructor(properties?: hbase.pb.UpdateFavoredNodesRequest.RegionUpdateInfo.$Properties);
                $unknowns?: Uint8Array[];
                region: hbase.pb.RegionInfo;
                favored_nodes: hbase.pb.ServerName[];
                static create(properties: hbase.pb.UpdateFavoredNodesRequest.RegionUpdateInfo.$Shape): hbase.pb.UpdateFavoredNodesRequest.RegionUpdateInfo & hbase.pb.UpdateFavoredNodesRequest.RegionUpdateInfo.$Shape;
                static create(properties?: hbase.pb.UpdateFavoredNodesRequest.RegionUpdateInfo.$Properties): hbase.pb.UpdateFavoredNodesRequest.RegionUpdateInfo;
                static encode(message: hbase.pb.UpdateFavoredNodesRequest.RegionUpdateInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UpdateFavoredNodesRequest.RegionUpdateInfo & hbase.pb.UpdateFavoredNodesRequest.RegionUpdateInfo.$Shape;
            }
            namespace RegionUpdateInfo {
                interface $Properties {
                    region: hbase.pb.RegionInfo.$Properties;
                    favored_nodes?: hbase.pb.ServerName.$Properties[];
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.UpdateFavoredNodesRequest.RegionUpdateInfo.$Properties;
            }
        }
        interface IUpdateFavoredNodesResponse extends hbase.pb.UpdateFavoredNodesResponse.$Properties {
        }
        class UpdateFavoredNodesResponse {
            constructor(properties?: hbase.pb.UpdateFavoredNodesResponse.$Properties);
            $unknowns?: Uint8Array[];
            response: (number|null);
            static create(properties: hbase.pb.UpdateFavoredNodesResponse.$Shape): hbase.pb.UpdateFavoredNodesResponse & hbase.pb.UpdateFavoredNodesResponse.$Shape;
            static create(properties?: hbase.pb.UpdateFavoredNodesResponse.$Properties): hbase.pb.UpdateFavoredNodesResponse;
            static encode(message: hbase.pb.UpdateFavoredNodesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UpdateFavoredNodesResponse & hbase.pb.UpdateFavoredNodesResponse.$Shape;
        }
        namespace UpdateFavoredNodesResponse {
            interface $Properties {
                response?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UpdateFavoredNodesResponse.$Properties;
        }
        interface IWALEntry extends hbase.pb.WALEntry.$Properties {
        }
        class WALEntry {
            constructor(properties?: hbase.pb.WALEntry.$Properties);
            $unknowns?: Uint8Array[];
            key: hbase.pb.WALKey;
            key_value_bytes: Uint8Array[];
            associated_cell_count: (number|null);
            static create(properties: hbase.pb.WALEntry.$Shape): hbase.pb.WALEntry & hbase.pb.WALEntry.$Shape;
            static create(properties?: hbase.pb.WALEntry.$Properties): hbase.pb.WALEntry;
            static encode(message: hbase.pb.WALEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.WALEntry & hbase.pb.WALEntry.$Shape;
        }
        namespace WALEntry {
            interface $Properties {
                key: hbase.pb.WALKey.$Properties;
                key_value_bytes?: Uint8Array[];
                associated_cell_count?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.WALEntry.$Properties;
        }
        interface IReplicateWALEntryRequest extends hbase.pb.ReplicateWALEntryRequest.$Properties {
        }
        class ReplicateWALEntryRequest {
            constructor(properties?: hbase.pb.ReplicateWALEntryRequest.$Properties);
            $unknowns?: Uint8Array[];
            entry: hbase.pb.WALEntry[];
            replicationClusterId: (string|null);
            sourceBaseNamespaceDirPath: (string|null);
            sourceHFileArchiveDirPath: (string|null);
            static create(properties: hbase.pb.ReplicateWALEntryRequest.$Shape): hbase.pb.ReplicateWALEntryRequest & hbase.pb.ReplicateWALEntryRequest.$Shape;
            static create(properties?: hbase.pb.ReplicateWALEntryRequest.$Properties): hbase.pb.ReplicateWALEntryRequest;
            static encode(message: hbase.pb.ReplicateWALEntryRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReplicateWALEntryRequest & hbase.pb.ReplicateWALEntryRequest.$Shape;
        }
        namespace ReplicateWALEntryRequest {
            interface $Properties {
                entry?: hbase.pb.WALEntry.$Properties[];
                replicationClusterId?: (string|null);
                sourceBaseNamespaceDirPath?: (string|null);
                sourceHFileArchiveDirPath?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReplicateWALEntryRequest.$Properties;
        }
        interface IReplicateWALEntryResponse extends hbase.pb.ReplicateWALEntryResponse.$Properties {
        }
        class ReplicateWALEntryResponse {
            constructor(properties?: hbase.pb.ReplicateWALEntryResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.ReplicateWALEntryResponse.$Shape): hbase.pb.ReplicateWALEntryResponse & hbase.pb.ReplicateWALEntryResponse.$Shape;
            static create(properties?: hbase.pb.ReplicateWALEntryResponse.$Properties): hbase.pb.ReplicateWALEntryResponse;
            static encode(message: hbase.pb.ReplicateWALEntryResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReplicateWALEntryResponse & hbase.pb.ReplicateWALEntryResponse.$Shape;
        }
        namespace ReplicateWALEntryResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReplicateWALEntryResponse.$Properties;
        }
        interface IRollWALWriterRequest extends hbase.pb.RollWALWriterRequest.$Properties {
        }
        class RollWALWriterRequest {
            constructor(properties?: hbase.pb.RollWALWriterRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.RollWALWriterRequest.$Shape): hbase.pb.RollWALWriterRequest & hbase.pb.RollWALWriterRequest.$Shape;
            static create(properties?: hbase.pb.RollWALWriterRequest.$Properties): hbase.pb.RollWALWriterRequest;
            static encode(message: hbase.pb.RollWALWriterRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RollWALWriterRequest & hbase.pb.RollWALWriterRequest.$Shape;
        }
        namespace RollWALWriterRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RollWALWriterRequest.$Properties;
        }
        interface IRollWALWriterResponse extends hbase.pb.RollWALWriterResponse.$Properties {
        }
        class RollWALWriterResponse {
            constructor(properties?: hbase.pb.RollWALWriterResponse.$Properties);
            $unknowns?: Uint8Array[];
            region_to_flush: Uint8Array[];
            static create(properties: hbase.pb.RollWALWriterResponse.$Shape): hbase.pb.RollWALWriterResponse & hbase.pb.RollWALWriterResponse.$Shape;
            static create(properties?: hbase.pb.RollWALWriterResponse.$Properties): hbase.pb.RollWALWriterResponse;
            static encode(message: hbase.pb.RollWALWriterResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RollWALWriterResponse & hbase.pb.RollWALWriterResponse.$Shape;
        }
        namespace RollWALWriterResponse {
            interface $Properties {
                region_to_flush?: Uint8Array[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RollWALWriterResponse.$Properties;
        }
        interface IStopServerRequest extends hbase.pb.StopServerRequest.$Properties {
        }
        class StopServerRequest {
            constructor(properties?: hbase.pb.StopServerRequest.$Properties);
            $unknowns?: Uint8Array[];
            reason: string;
            static create(properties: hbase.pb.StopServerRequest.$Shape): hbase.pb.StopServerRequest & hbase.pb.StopServerRequest.$Shape;
            static create(properties?: hbase.pb.StopServerRequest.$Properties): hbase.pb.StopServerRequest;
            static encode(message: hbase.pb.StopServerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.StopServerRequest & hbase.pb.StopServerRequest.$Shape;
        }
        namespace StopServerRequest {
            interface $Properties {
                reason: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.StopServerRequest.$Properties;
        }
        interface IStopServerResponse extends hbase.pb.StopServerResponse.$Properties {
        }
        class StopServerResponse {
            constructor(properties?: hbase.pb.StopServerResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.StopServerResponse.$Shape): hbase.pb.StopServerResponse & hbase.pb.StopServerResponse.$Shape;
            static create(properties?: hbase.pb.StopServerResponse.$Properties): hbase.pb.StopServerResponse;
            static encode(message: hbase.pb.StopServerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.StopServerResponse & hbase.pb.StopServerResponse.$Shape;
        }
        namespace StopServerResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.StopServerResponse.$Properties;
        }
        interface IGetServerInfoRequest extends hbase.pb.GetServerInfoRequest.$Properties {
        }
        class GetServerInfoRequest {
            constructor(properties?: hbase.pb.GetServerInfoRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetServerInfoRequest.$Shape): hbase.pb.GetServerInfoRequest & hbase.pb.GetServerInfoRequest.$Shape;
            static create(properties?: hbase.pb.GetServerInfoRequest.$Properties): hbase.pb.GetServerInfoRequest;
            static encode(message: hbase.pb.GetServerInfoRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetServerInfoRequest & hbase.pb.GetServerInfoRequest.$Shape;
        }
        namespace GetServerInfoRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetServerInfoRequest.$Properties;
        }
        interface IServerInfo extends hbase.pb.ServerInfo.$Properties {
        }
        class ServerInfo {
            constructor(properties?: hbase.pb.ServerInfo.$Properties);
            $unknowns?: Uint8Array[];
            server_name: hbase.pb.ServerName;
            webui_port: (number|null);
            static create(properties: hbase.pb.ServerInfo.$Shape): hbase.pb.ServerInfo & hbase.pb.ServerInfo.$Shape;
            static create(properties?: hbase.pb.ServerInfo.$Properties): hbase.pb.ServerInfo;
            static encode(message: hbase.pb.ServerInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ServerInfo & hbase.pb.ServerInfo.$Shape;
        }
        namespace ServerInfo {
            interface $Properties {
                server_name: hbase.pb.ServerName.$Properties;
                webui_port?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ServerInfo.$Properties;
        }
        interface IGetServerInfoResponse extends hbase.pb.GetServerInfoResponse.$Properties {
        }
        class GetServerInfoResponse {
            constructor(properties?: hbase.pb.GetServerInfoResponse.$Properties);
            $unknowns?: Uint8Array[];
            server_info: hbase.pb.ServerInfo;
            static create(properties: hbase.pb.GetServerInfoResponse.$Shape): hbase.pb.GetServerInfoResponse & hbase.pb.GetServerInfoResponse.$Shape;
            static create(properties?: hbase.pb.GetServerInfoResponse.$Properties): hbase.pb.GetServerInfoResponse;
            static encode(message: hbase.pb.GetServerInfoResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetServerInfoResponse & hbase.pb.GetServerInfoResponse.$Shape;
        }
        namespace GetServerInfoResponse {
            interface $Properties {
                server_info: hbase.pb.ServerInfo.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetServerInfoResponse.$Properties;
        }
        interface IUpdateConfigurationRequest extends hbase.pb.UpdateConfigurationRequest.$Properties {
        }
        class UpdateConfigurationRequest {
            constructor(properties?: hbase.pb.UpdateConfigurationRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.UpdateConfigurationRequest.$Shape): hbase.pb.UpdateConfigurationRequest & hbase.pb.UpdateConfigurationRequest.$Shape;
            static create(properties?: hbase.pb.UpdateConfigurationRequest.$Properties): hbase.pb.UpdateConfigurationRequest;
            static encode(message: hbase.pb.UpdateConfigurationRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UpdateConfigurationRequest & hbase.pb.UpdateConfigurationRequest.$Shape;
        }
        namespace UpdateConfigurationRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UpdateConfigurationRequest.$Properties;
        }
        interface IUpdateConfigurationResponse extends hbase.pb.UpdateConfigurationResponse.$Properties {
        }
        class UpdateConfigurationResponse {
            constructor(properties?: hbase.pb.UpdateConfigurationResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.UpdateConfigurationResponse.$Shape): hbase.pb.UpdateConfigurationResponse & hbase.pb.UpdateConfigurationResponse.$Shape;
            static create(properties?: hbase.pb.UpdateConfigurationResponse.$Properties): hbase.pb.UpdateConfigurationResponse;
            static encode(message: hbase.pb.UpdateConfigurationResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UpdateConfigurationResponse & hbase.pb.UpdateConfigurationResponse.$Shape;
        }
        namespace UpdateConfigurationResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UpdateConfigurationResponse.$Properties;
        }
        interface IGetRegionLoadRequest extends hbase.pb.GetRegionLoadRequest.$Properties {
        }
        class GetRegionLoadRequest {
            constructor(properties?: hbase.pb.GetRegionLoadRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: (hbase.pb.TableName|null);
            static create(properties: hbase.pb.GetRegionLoadRequest.$Shape): hbase.pb.GetRegionLoadRequest & hbase.pb.GetRegionLoadRequest.$Shape;
            static create(properties?: hbase.pb.GetRegionLoadRequest.$Properties): hbase.pb.GetRegionLoadRequest;
            static encode(message: hbase.pb.GetRegionLoadRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetRegionLoadRequest & hbase.pb.GetRegionLoadRequest.$Shape;
        }
        namespace GetRegionLoadRequest {
            interface $Properties {
                table_name?: (hbase.pb.TableName.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetRegionLoadRequest.$Properties;
        }
        interface IGetRegionLoadResponse extends hbase.pb.GetRegionLoadResponse.$Properties {
        }
        class GetRegionLoadResponse {
            constructor(properties?: hbase.pb.GetRegionLoadResponse.$Properties);
            $unknowns?: Uint8Array[];
            region_loads: hbase.pb.RegionLoad[];
            static create(properties: hbase.pb.GetRegionLoadResponse.$Shape): hbase.pb.GetRegionLoadResponse & hbase.pb.GetRegionLoadResponse.$Shape;
            static create(properties?: hbase.pb.GetRegionLoadResponse.$Properties): hbase.pb.GetRegionLoadResponse;
            static encode(message: hbase.pb.GetRegionLoadResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetRegionLoadResponse & hbase.pb.GetRegionLoadResponse.$Shape;
        }
        namespace GetRegionLoadResponse {
            interface $Properties {
                region_loads?: hbase.pb.RegionLoad.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetRegionLoadResponse.$Properties;
        }
        interface IClearCompactionQueuesRequest extends hbase.pb.ClearCompactionQueuesRequest.$Properties {
        }
        class ClearCompactionQueuesRequest {
            constructor(properties?: hbase.pb.ClearCompactionQueuesRequest.$Properties);
            $unknowns?: Uint8Array[];
            queue_name: string[];
            static create(properties: hbase.pb.ClearCompactionQueuesRequest.$Shape): hbase.pb.ClearCompactionQueuesRequest & hbase.pb.ClearCompactionQueuesRequest.$Shape;
            static create(properties?: hbase.pb.ClearCompactionQueuesRequest.$Properties): hbase.pb.ClearCompactionQueuesRequest;
            static encode(message: hbase.pb.ClearCompactionQueuesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClearCompactionQueuesRequest & hbase.pb.ClearCompactionQueuesRequest.$Shape;
        }
        namespace ClearCompactionQueuesRequest {
            interface $Properties {
                queue_name?: string[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClearCompactionQueuesRequest.$Properties;
        }
        interface IClearCompactionQueuesResponse extends hbase.pb.ClearCompactionQueuesResponse.$Properties {
        }
        class ClearCompactionQueuesResponse {
            constructor(properties?: hbase.pb.ClearCompactionQueuesResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.ClearCompactionQueuesResponse.$Shape): hbase.pb.ClearCompactionQueuesResponse & hbase.pb.ClearCompactionQueuesResponse.$Shape;
            static create(properties?: hbase.pb.ClearCompactionQueuesResponse.$Properties): hbase.pb.ClearCompactionQueuesResponse;
            static encode(message: hbase.pb.ClearCompactionQueuesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClearCompactionQueuesResponse & hbase.pb.ClearCompactionQueuesResponse.$Shape;
        }
        namespace ClearCompactionQueuesResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClearCompactionQueuesResponse.$Properties;
        }
        interface IClearRegionBlockCacheRequest extends hbase.pb.ClearRegionBlockCacheRequest.$Properties {
        }
        class ClearRegionBlockCacheRequest {
            constructor(properties?: hbase.pb.ClearRegionBlockCacheRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier[];
            static create(properties: hbase.pb.ClearRegionBlockCacheRequest.$Shape): hbase.pb.ClearRegionBlockCacheRequest & hbase.pb.ClearRegionBlockCacheRequest.$Shape;
            static create(properties?: hbase.pb.ClearRegionBlockCacheRequest.$Properties): hbase.pb.ClearRegionBlockCacheRequest;
            static encode(message: hbase.pb.ClearRegionBlockCacheRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClearRegionBlockCacheRequest & hbase.pb.ClearRegionBlockCacheRequest.$Shape;
        }
        namespace ClearRegionBlockCacheRequest {
            interface $Properties {
                region?: hbase.pb.RegionSpecifier.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClearRegionBlockCacheRequest.$Properties;
        }
        interface IClearRegionBlockCacheResponse extends hbase.pb.ClearRegionBlockCacheResponse.$Properties {
        }
        class ClearRegionBlockCacheResponse {
            constructor(properties?: hbase.pb.ClearRegionBlockCacheResponse.$Properties);
            $unknowns?: Uint8Array[];
            stats: hbase.pb.CacheEvictionStats;
            static create(properties: hbase.pb.ClearRegionBlockCacheResponse.$Shape): hbase.pb.ClearRegionBlockCacheResponse & hbase.pb.ClearRegionBlockCacheResponse.$Shape;
            static create(properties?: hbase.pb.ClearRegionBlockCacheResponse.$Properties): hbase.pb.ClearRegionBlockCacheResponse;
            static encode(message: hbase.pb.ClearRegionBlockCacheResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClearRegionBlockCacheResponse & hbase.pb.ClearRegionBlockCacheResponse.$Shape;
        }
        namespace ClearRegionBlockCacheResponse {
            interface $Properties {
                stats: hbase.pb.CacheEvictionStats.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClearRegionBlockCacheResponse.$Properties;
        }
        interface IRemoteProcedureRequest extends hbase.pb.RemoteProcedureRequest.$Properties {
        }
        class RemoteProcedureRequest {
            constructor(properties?: hbase.pb.RemoteProcedureRequest.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long);
            proc_class: string;
            proc_data: (Uint8Array|null);
            initiating_master_active_time: (number|Long|null);
            static create(properties: hbase.pb.RemoteProcedureRequest.$Shape): hbase.pb.RemoteProcedureRequest & hbase.pb.RemoteProcedureRequest.$Shape;
            static create(properties?: hbase.pb.RemoteProcedureRequest.$Properties): hbase.pb.RemoteProcedureRequest;
            static encode(message: hbase.pb.RemoteProcedureRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RemoteProcedureRequest & hbase.pb.RemoteProcedureRequest.$Shape;
        }
        namespace RemoteProcedureRequest {
            interface $Properties {
                proc_id: (number|Long);
                proc_class: string;
                proc_data?: (Uint8Array|null);
                initiating_master_active_time?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RemoteProcedureRequest.$Properties;
        }
        interface IExecuteProceduresRequest extends hbase.pb.ExecuteProceduresRequest.$Properties {
        }
        class ExecuteProceduresRequest {
            constructor(properties?: hbase.pb.ExecuteProceduresRequest.$Properties);
            $unknowns?: Uint8Array[];
            open_region: hbase.pb.OpenRegionRequest[];
            close_region: hbase.pb.CloseRegionRequest[];
            proc: hbase.pb.RemoteProcedureRequest[];
            static create(properties: hbase.pb.ExecuteProceduresRequest.$Shape): hbase.pb.ExecuteProceduresRequest & hbase.pb.ExecuteProceduresRequest.$Shape;
            static create(properties?: hbase.pb.ExecuteProceduresRequest.$Properties): hbase.pb.ExecuteProceduresRequest;
            static encode(message: hbase.pb.ExecuteProceduresRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ExecuteProceduresRequest & hbase.pb.ExecuteProceduresRequest.$Shape;
        }
        namespace ExecuteProceduresRequest {
            interface $Properties {
                open_region?: hbase.pb.OpenRegionRequest.$Properties[];
                close_region?: hbase.pb.CloseRegionRequest.$Properties[];
                proc?: hbase.pb.RemoteProcedureRequest.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ExecuteProceduresRequest.$Properties;
        }
        interface IExecuteProceduresResponse extends hbase.pb.ExecuteProceduresResponse.$Properties {
        }
        class ExecuteProceduresResponse {
            constructor(properties?: hbase.pb.ExecuteProceduresResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.ExecuteProceduresResponse.$Shape): hbase.pb.ExecuteProceduresResponse & hbase.pb.ExecuteProceduresResponse.$Shape;
            static create(properties?: hbase.pb.ExecuteProceduresResponse.$Properties): hbase.pb.ExecuteProceduresResponse;
            static encode(message: hbase.pb.ExecuteProceduresResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ExecuteProceduresResponse & hbase.pb.ExecuteProceduresResponse.$Shape;
        }
        namespace ExecuteProceduresResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ExecuteProceduresResponse.$Properties;
        }
        interface IGetCachedFilesListRequest extends hbase.pb.GetCachedFilesListRequest.$Properties {
        }
        class GetCachedFilesListRequest {
            constructor(properties?: hbase.pb.GetCachedFilesListRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetCachedFilesListRequest.$Shape): hbase.pb.GetCachedFilesListRequest & hbase.pb.GetCachedFilesListRequest.$Shape;
            static create(properties?: hbase.pb.GetCachedFilesListRequest.$Properties): hbase.pb.GetCachedFilesListRequest;
            static encode(message: hbase.pb.GetCachedFilesListRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetCachedFilesListRequest & hbase.pb.GetCachedFilesListRequest.$Shape;
        }
        namespace GetCachedFilesListRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetCachedFilesListRequest.$Properties;
        }
        interface IGetCachedFilesListResponse extends hbase.pb.GetCachedFilesListResponse.$Properties {
        }
        class GetCachedFilesListResponse {
            constructor(properties?: hbase.pb.GetCachedFilesListResponse.$Properties);
            $unknowns?: Uint8Array[];
            cached_files: string[];
            static create(properties: hbase.pb.GetCachedFilesListResponse.$Shape): hbase.pb.GetCachedFilesListResponse & hbase.pb.GetCachedFilesListResponse.$Shape;
            static create(properties?: hbase.pb.GetCachedFilesListResponse.$Properties): hbase.pb.GetCachedFilesListResponse;
            static encode(message: hbase.pb.GetCachedFilesListResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetCachedFilesListResponse & hbase.pb.GetCachedFilesListResponse.$Shape;
        }
        namespace GetCachedFilesListResponse {
            interface $Properties {
                cached_files?: string[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetCachedFilesListResponse.$Properties;
        }
        interface ISlowLogResponseRequest extends hbase.pb.SlowLogResponseRequest.$Properties {
        }
        class SlowLogResponseRequest {
            constructor(properties?: hbase.pb.SlowLogResponseRequest.$Properties);
            $unknowns?: Uint8Array[];
            region_name: (string|null);
            table_name: (string|null);
            client_address: (string|null);
            user_name: (string|null);
            limit: (number|null);
            filter_by_operator: (hbase.pb.SlowLogResponseRequest.FilterByOperator|null);
            log_type: (hbase.pb.SlowLogResponseRequest.LogType|null);
            static create(properties: hbase.pb.SlowLogResponseRequest.$Shape): hbase.pb.SlowLogResponseRequest & hbase.pb.SlowLogResponseRequest.$Shape;
            static create(properties?: hbase.pb.SlowLogResponseRequest.$Properties): hbase.pb.SlowLogResponseRequest;
            static encode(message: hbase.pb.SlowLogResponseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SlowLogResponseRequest & hbase.pb.SlowLogResponseRequest.$Shape;
        }
        namespace SlowLogResponseRequest {
            interface $Properties {
                region_name?: (string|null);
                table_name?: (string|null);
                client_address?: (string|null);
                user_name?: (string|null);
                limit?: (number|null);
                filter_by_operator?: (hbase.pb.SlowLogResponseRequest.FilterByOperator|null);
                log_type?: (hbase.pb.SlowLogResponseRequest.LogType|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SlowLogResponseRequest.$Properties;
            enum FilterByOperator {
                AND = 0,
                OR = 1
            }
            enum LogType {
                SLOW_LOG = 0,
                LARGE_LOG = 1
            }
        }
        interface ISlowLogResponses extends hbase.pb.SlowLogResponses.$Properties {
        }
        class SlowLogResponses {
            constructor(properties?: hbase.pb.SlowLogResponses.$Properties);
            $unknowns?: Uint8Array[];
            slow_log_payloads: hbase.pb.SlowLogPayload[];
            static create(properties: hbase.pb.SlowLogResponses.$Shape): hbase.pb.SlowLogResponses & hbase.pb.SlowLogResponses.$Shape;
            static create(properties?: hbase.pb.SlowLogResponses.$Properties): hbase.pb.SlowLogResponses;
            static encode(message: hbase.pb.SlowLogResponses.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SlowLogResponses & hbase.pb.SlowLogResponses.$Shape;
        }
        namespace SlowLogResponses {
            interface $Properties {
                slow_log_payloads?: hbase.pb.SlowLogPayload.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SlowLogResponses.$Properties;
        }
        interface IClearSlowLogResponseRequest extends hbase.pb.ClearSlowLogResponseRequest.$Properties {
        }
        class ClearSlowLogResponseRequest {
            constructor(properties?: hbase.pb.ClearSlowLogResponseRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.ClearSlowLogResponseRequest.$Shape): hbase.pb.ClearSlowLogResponseRequest & hbase.pb.ClearSlowLogResponseRequest.$Shape;
            static create(properties?: hbase.pb.ClearSlowLogResponseRequest.$Properties): hbase.pb.ClearSlowLogResponseRequest;
            static encode(message: hbase.pb.ClearSlowLogResponseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClearSlowLogResponseRequest & hbase.pb.ClearSlowLogResponseRequest.$Shape;
        }
        namespace ClearSlowLogResponseRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClearSlowLogResponseRequest.$Properties;
        }
        interface IClearSlowLogResponses extends hbase.pb.ClearSlowLogResponses.$Properties {
        }
        class ClearSlowLogResponses {
            constructor(properties?: hbase.pb.ClearSlowLogResponses.$Properties);
            $unknowns?: Uint8Array[];
            is_cleaned: boolean;
            static create(properties: hbase.pb.ClearSlowLogResponses.$Shape): hbase.pb.ClearSlowLogResponses & hbase.pb.ClearSlowLogResponses.$Shape;
            static create(properties?: hbase.pb.ClearSlowLogResponses.$Properties): hbase.pb.ClearSlowLogResponses;
            static encode(message: hbase.pb.ClearSlowLogResponses.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClearSlowLogResponses & hbase.pb.ClearSlowLogResponses.$Shape;
        }
        namespace ClearSlowLogResponses {
            interface $Properties {
                is_cleaned: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClearSlowLogResponses.$Properties;
        }
        enum Option {
            HBASE_VERSION = 0,
            CLUSTER_ID = 1,
            LIVE_SERVERS = 2,
            DEAD_SERVERS = 3,
            MASTER = 4,
            BACKUP_MASTERS = 5,
            MASTER_COPROCESSORS = 6,
            REGIONS_IN_TRANSITION = 7,
            BALANCER_ON = 8,
            MASTER_INFO_PORT = 9,
            SERVERS_NAME = 10,
            TABLE_TO_REGIONS_COUNT = 11,
            TASKS = 12,
            UNKNOWN_SERVERS = 13
        }
        interface IRegionState extends hbase.pb.RegionState.$Properties {
        }
        class RegionState {
            constructor(properties?: hbase.pb.RegionState.$Properties);
            $unknowns?: Uint8Array[];
            region_info: hbase.pb.RegionInfo;
            state: hbase.pb.RegionState.State;
            stamp: (number|Long|null);
            static create(properties: hbase.pb.RegionState.$Shape): hbase.pb.RegionState & hbase.pb.RegionState.$Shape;
            static create(properties?: hbase.pb.RegionState.$Properties): hbase.pb.RegionState;
            static encode(message: hbase.pb.RegionState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionState & hbase.pb.RegionState.$Shape;
        }
        namespace RegionState {
            interface $Properties {
                region_info: hbase.pb.RegionInfo.$Properties;
                state: hbase.pb.RegionState.State;
                stamp?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionState.$Properties;
            enum State {
                OFFLINE = 0,
                PENDING_OPEN = 1,
                OPENING = 2,
                OPEN = 3,
                PENDING_CLOSE = 4,
                CLOSING = 5,
                CLOSED = 6,
                SPLITTING = 7,
                SPLIT = 8,
                FAILED_OPEN = 9,
                FAILED_CLOSE = 10,
                MERGING = 11,
                MERGED = 12,
                SPLITTING_NEW = 13,
                MERGING_NEW = 14,
                ABNORMALLY_CLOSED = 15
            }
        }
        interface IRegionInTransition extends hbase.pb.RegionInTransition.$Properties {
        }
        class RegionInTransition {
            constructor(properties?: hbase.pb.RegionInTransition.$Properties);
            $unknowns?: Uint8Array[];
            spec: hbase.pb.RegionSpecifier;
            region_state: hbase.pb.RegionState;
            static create(properties: hbase.pb.RegionInTransition.$Shape): hbase.pb.RegionInTransition & hbase.pb.RegionInTransition.$Shape;
            static create(properties?: hbase.pb.RegionInTransition.$Properties): hbase.pb.RegionInTransition;
            static encode(message: hbase.pb.RegionInTransition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionInTransition & hbase.pb.RegionInTransition.$Shape;
        }
        namespace RegionInTransition {
            interface $Properties {
                spec: hbase.pb.RegionSpecifier.$Properties;
                region_state: hbase.pb.RegionState.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionInTransition.$Properties;
        }
        interface IStoreSequenceId extends hbase.pb.StoreSequenceId.$Properties {
        }
        class StoreSequenceId {
            constructor(properties?: hbase.pb.StoreSequenceId.$Properties);
            $unknowns?: Uint8Array[];
            family_name: Uint8Array;
            sequence_id: (number|Long);
            static create(properties: hbase.pb.StoreSequenceId.$Shape): hbase.pb.StoreSequenceId & hbase.pb.StoreSequenceId.$Shape;
            static create(properties?: hbase.pb.StoreSequenceId.$Properties): hbase.pb.StoreSequenceId;
            static encode(message: hbase.pb.StoreSequenceId.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.StoreSequenceId & hbase.pb.StoreSequenceId.$Shape;
        }
        namespace StoreSequenceId {
            interface $Properties {
                family_name: Uint8Array;
                sequence_id: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.StoreSequenceId.$Properties;
        }
        interface IRegionStoreSequenceIds extends hbase.pb.RegionStoreSequenceIds.$Properties {
        }
        class RegionStoreSequenceIds {
            constructor(properties?: hbase.pb.RegionStoreSequenceIds.$Properties);
            $unknowns?: Uint8Array[];
            last_flushed_sequence_id: (number|Long);
            store_sequence_id: hbase.pb.StoreSequenceId[];
            static create(properties: hbase.pb.RegionStoreSequenceIds.$Shape): hbase.pb.RegionStoreSequenceIds & hbase.pb.RegionStoreSequenceIds.$Shape;
            static create(properties?: hbase.pb.RegionStoreSequenceIds.$Properties): hbase.pb.RegionStoreSequenceIds;
            static encode(message: hbase.pb.RegionStoreSequenceIds.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionStoreSequenceIds & hbase.pb.RegionStoreSequenceIds.$Shape;
        }
        namespace RegionStoreSequenceIds {
            interface $Properties {
                last_flushed_sequence_id: (number|Long);
                store_sequence_id?: hbase.pb.StoreSequenceId.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionStoreSequenceIds.$Properties;
        }
        interface IRegionLoad extends hbase.pb.RegionLoad.$Properties {
        }
        class RegionLoad {
            constructor(properties?: hbase.pb.RegionLoad.$Properties);
            $unknowns?: Uint8Array[];
            region_specifier: hbase.pb.RegionSpecifier;
            stores: (number|null);
            storefiles: (number|null);
            store_uncompressed_size_MB: (number|null);
            storefile_size_MB: (number|null);
            mem_store_size_MB: (number|null);
            storefile_index_size_KB: (number|Long|null);
            read_requests_count: (number|Long|null);
            write_requests_count: (number|Long|null);
            total_compacting_KVs: (number|Long|null);
            current_compacted_KVs: (number|Long|null);
            root_index_size_KB: (number|null);
            total_static_index_size_KB: (number|null);
            total_static_bloom_size_KB: (number|null);
            complete_sequence_id: (number|Long|null);
            data_locality: (number|null);
            last_major_compaction_ts: (number|Long|null);
            store_complete_sequence_id: hbase.pb.StoreSequenceId[];
            filtered_read_requests_count: (number|Long|null);
            store_ref_count: (number|null);
            max_compacted_store_file_ref_count: (number|null);
            data_locality_for_ssd: (number|null);
            blocks_local_weight: (number|Long|null);
            blocks_local_with_ssd_weight: (number|Long|null);
            blocks_total_weight: (number|Long|null);
            compaction_state: (hbase.pb.RegionLoad.CompactionState|null);
            region_size_MB: (number|null);
            current_region_cached_ratio: (number|null);
            static create(properties: hbase.pb.RegionLoad.$Shape): hbase.pb.RegionLoad & hbase.pb.RegionLoad.$Shape;
            static create(properties?: hbase.pb.RegionLoad.$Properties): hbase.pb.RegionLoad;
            static encode(message: hbase.pb.RegionLoad.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionLoad & hbase.pb.RegionLoad.$Shape;
        }
        namespace RegionLoad {
            interface $Properties {
                region_specifier: hbase.pb.RegionSpecifier.$Properties;
                stores?: (number|null);
                storefiles?: (number|null);
                store_uncompressed_size_MB?: (number|null);
                storefile_size_MB?: (number|null);
                mem_store_size_MB?: (number|null);
                storefile_index_size_KB?: (number|Long|null);
                read_requests_count?: (number|Long|null);
                write_requests_count?: (number|Long|null);
                total_compacting_KVs?: (number|Long|null);
                current_compacted_KVs?: (number|Long|null);
                root_index_size_KB?: (number|null);
                total_static_index_size_KB?: (number|null);
                total_static_bloom_size_KB?: (number|null);
                complete_sequence_id?: (number|Long|null);
                data_locality?: (number|null);
                last_major_compaction_ts?: (number|Long|null);
                store_complete_sequence_id?: hbase.pb.StoreSequenceId.$Properties[];
                filtered_read_requests_count?: (number|Long|null);
                store_ref_count?: (number|null);
                max_compacted_store_file_ref_count?: (number|null);
                data_locality_for_ssd?: (number|null);
                blocks_local_weight?: (number|Long|null);
                blocks_local_with_ssd_weight?: (number|Long|null);
                blocks_total_weight?: (number|Long|null);
                compaction_state?: (hbase.pb.RegionLoad.CompactionState|null);
                region_size_MB?: (number|null);
                current_region_cached_ratio?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionLoad.$Properties;
            enum CompactionState {
                NONE = 0,
                MINOR = 1,
                MAJOR = 2,
                MAJOR_AND_MINOR = 3
            }
        }
        interface IUserLoad extends hbase.pb.UserLoad.$Properties {
        }
        class UserLoad {
            constructor(properties?: hbase.pb.UserLoad.$Properties);
            $unknowns?: Uint8Array[];
            userName: string;
            clientMetrics: hbase.pb.ClientMetrics[];
            static create(properties: hbase.pb.UserLoad.$Shape): hbase.pb.UserLoad & hbase.pb.UserLoad.$Shape;
            static create(properties?: hbase.pb.UserLoad.$Properties): hbase.pb.UserLoad;
            static encode(message: hbase.pb.UserLoad.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UserLoad & hbase.pb.UserLoad.$Shape;
        }
        namespace UserLoad {
            interface $Properties {
                userName: string;
                clientMetrics?: hbase.pb.ClientMetrics.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UserLoad.$Properties;
        }
        interface IClientMetrics extends hbase.pb.ClientMetrics.$Properties {
        }
        class ClientMetrics {
            constructor(properties?: hbase.pb.ClientMetrics.$Properties);
            $unknowns?: Uint8Array[];
            hostName: string;
            read_requests_count: (number|Long|null);
            write_requests_count: (number|Long|null);
            filtered_requests_count: (number|Long|null);
            static create(properties: hbase.pb.ClientMetrics.$Shape): hbase.pb.ClientMetrics & hbase.pb.ClientMetrics.$Shape;
            static create(properties?: hbase.pb.ClientMetrics.$Properties): hbase.pb.ClientMetrics;
            static encode(message: hbase.pb.ClientMetrics.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClientMetrics & hbase.pb.ClientMetrics.$Shape;
        }
        namespace ClientMetrics {
            interface $Properties {
                hostName: string;
                read_requests_count?: (number|Long|null);
                write_requests_count?: (number|Long|null);
                filtered_requests_count?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClientMetrics.$Properties;
        }
        interface IReplicationLoadSink extends hbase.pb.ReplicationLoadSink.$Properties {
        }
        class ReplicationLoadSink {
            constructor(properties?: hbase.pb.ReplicationLoadSink.$Properties);
            $unknowns?: Uint8Array[];
            ageOfLastAppliedOp: (number|Long);
            timeStampsOfLastAppliedOp: (number|Long);
            timestampStarted: (number|Long|null);
            totalOpsProcessed: (number|Long|null);
            static create(properties: hbase.pb.ReplicationLoadSink.$Shape): hbase.pb.ReplicationLoadSink & hbase.pb.ReplicationLoadSink.$Shape;
            static create(properties?: hbase.pb.ReplicationLoadSink.$Properties): hbase.pb.ReplicationLoadSink;
            static encode(message: hbase.pb.ReplicationLoadSink.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReplicationLoadSink & hbase.pb.ReplicationLoadSink.$Shape;
        }
        namespace ReplicationLoadSink {
            interface $Properties {
                ageOfLastAppliedOp: (number|Long);
                timeStampsOfLastAppliedOp: (number|Long);
                timestampStarted?: (number|Long|null);
                totalOpsProcessed?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReplicationLoadSink.$Properties;
        }
        interface IReplicationLoadSource extends hbase.pb.ReplicationLoadSource.$Properties {
        }
        class ReplicationLoadSource {
            constructor(properties?: hbase.pb.ReplicationLoadSource.$Properties);
            $unknowns?: Uint8Array[];
            peerID: string;
            ageOfLastShippedOp: (number|Long);
            sizeOfLogQueue: number;
            timeStampOfLastShippedOp: (number|Long);
            replicationLag: (number|Long);
            timeStampOfNextToReplicate: (number|Long|null);
            queueId: (string|null);
            recovered: (boolean|null);
            running: (boolean|null);
            editsSinceRestart: (boolean|null);
            editsRead: (number|Long|null);
            oPsShipped: (number|Long|null);
            static create(properties: hbase.pb.ReplicationLoadSource.$Shape): hbase.pb.ReplicationLoadSource & hbase.pb.ReplicationLoadSource.$Shape;
            static create(properties?: hbase.pb.ReplicationLoadSource.$Properties): hbase.pb.ReplicationLoadSource;
            static encode(message: hbase.pb.ReplicationLoadSource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReplicationLoadSource & hbase.pb.ReplicationLoadSource.$Shape;
        }
        namespace ReplicationLoadSource {
            interface $Properties {
                peerID: string;
                ageOfLastShippedOp: (number|Long);
                sizeOfLogQueue: number;
                timeStampOfLastShippedOp: (number|Long);
                replicationLag: (number|Long);
                timeStampOfNextToReplicate?: (number|Long|null);
                queueId?: (string|null);
                recovered?: (boolean|null);
                running?: (boolean|null);
                editsSinceRestart?: (boolean|null);
                editsRead?: (number|Long|null);
                oPsShipped?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReplicationLoadSource.$Properties;
        }
        interface IServerTask extends hbase.pb.ServerTask.$Properties {
        }
        class ServerTask {
            constructor(properties?: hbase.pb.ServerTask.$Properties);
            $unknowns?: Uint8Array[];
            description: string;
            status: string;
            state: hbase.pb.ServerTask.State;
            startTime: (number|Long|null);
            completionTime: (number|Long|null);
            static create(properties: hbase.pb.ServerTask.$Shape): hbase.pb.ServerTask & hbase.pb.ServerTask.$Shape;
            static create(properties?: hbase.pb.ServerTask.$Properties): hbase.pb.ServerTask;
            static encode(message: hbase.pb.ServerTask.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ServerTask & hbase.pb.ServerTask.$Shape;
        }
        namespace ServerTask {
            interface $Properties {
                description: string;
                status: string;
                state: hbase.pb.ServerTask.State;
                startTime?: (number|Long|null);
                completionTime?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ServerTask.$Properties;
            enum State {
                RUNNING = 0,
                WAITING = 1,
                COMPLETE = 2,
                ABORTED = 3
            }
        }
        interface IServerLoad extends hbase.pb.ServerLoad.$Properties {
        }
        class ServerLoad {
            constructor(properties?: hbase.pb.ServerLoad.$Properties);
            $unknowns?: Uint8Array[];
            number_of_requests: (number|Long|null);
            total_number_of_requests: (number|Long|null);
            used_heap_MB: (number|null);
            max_heap_MB: (number|null);
            region_loads: hbase.pb.RegionLoad[];
            coprocessors: hbase.pb.Coprocessor[];
            report_start_time: (number|Long|null);
            report_end_time: (number|Long|null);
            info_server_port: (number|null);
            replLoadSource: hbase.pb.ReplicationLoadSource[];
            replLoadSink: (hbase.pb.ReplicationLoadSink|null);
            userLoads: hbase.pb.UserLoad[];
            regionCachedInfo: { [k: string]: number };
            tasks: hbase.pb.ServerTask[];
            static create(properties: hbase.pb.ServerLoad.$Shape): hbase.pb.ServerLoad & hbase.pb.ServerLoad.$Shape;
            static create(properties?: hbase.pb.ServerLoad.$Properties): hbase.pb.ServerLoad;
            static encode(message: hbase.pb.ServerLoad.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ServerLoad & hbase.pb.ServerLoad.$Shape;
        }
        namespace ServerLoad {
            interface $Properties {
                number_of_requests?: (number|Long|null);
                total_number_of_requests?: (number|Long|null);
                used_heap_MB?: (number|null);
                max_heap_MB?: (number|null);
                region_loads?: hbase.pb.RegionLoad.$Properties[];
                coprocessors?: hbase.pb.Coprocessor.$Properties[];
                report_start_time?: (number|Long|null);
                report_end_time?: (number|Long|null);
                info_server_port?: (number|null);
                replLoadSource?: hbase.pb.ReplicationLoadSource.$Properties[];
                replLoadSink?: (hbase.pb.ReplicationLoadSink.$Properties|null);
                userLoads?: hbase.pb.UserLoad.$Properties[];
                regionCachedInfo?: { [k: string]: number };
                tasks?: hbase.pb.ServerTask.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ServerLoad.$Properties;
        }
        interface ILiveServerInfo extends hbase.pb.LiveServerInfo.$Properties {
        }
        class LiveServerInfo {
            constructor(properties?: hbase.pb.LiveServerInfo.$Properties);
            $unknowns?: Uint8Array[];
            server: hbase.pb.ServerName;
            server_load: hbase.pb.ServerLoad;
            static create(properties: hbase.pb.LiveServerInfo.$Shape): hbase.pb.LiveServerInfo & hbase.pb.LiveServerInfo.$Shape;
            static create(properties?: hbase.pb.LiveServerInfo.$Properties): hbase.pb.LiveServerInfo;
            static encode(message: hbase.pb.LiveServerInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.LiveServerInfo & hbase.pb.LiveServerInfo.$Shape;
        }
        namespace LiveServerInfo {
            interface $Properties {
                server: hbase.pb.ServerName.$Properties;
                server_load: hbase.pb.ServerLoad.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.LiveServerInfo.$Properties;
        }
        interface IRegionStatesCount extends hbase.pb.RegionStatesCount.$Properties {
        }
        class RegionStatesCount {
            constructor(properties?: hbase.pb.RegionStatesCount.$Properties);
            $unknowns?: Uint8Array[];
            open_regions: number;
            split_regions: number;
            closed_regions: number;
            regions_in_transition: number;
            total_regions: number;
            static create(properties: hbase.pb.RegionStatesCount.$Shape): hbase.pb.RegionStatesCount & hbase.pb.RegionStatesCount.$Shape;
            static create(properties?: hbase.pb.RegionStatesCount.$Properties): hbase.pb.RegionStatesCount;
            static encode(message: hbase.pb.RegionStatesCount.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionStatesCount & hbase.pb.RegionStatesCount.$Shape;
        }
        namespace RegionStatesCount {
            interface $Properties {
                open_regions: number;
                split_regions: number;
                closed_regions: number;
                regions_in_transition: number;
                total_regions: number;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionStatesCount.$Properties;
        }
        interface ITableRegionStatesCount extends hbase.pb.TableRegionStatesCount.$Properties {
        }
        class TableRegionStatesCount {
            constructor(properties?: hbase.pb.TableRegionStatesCount.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            region_states_count: hbase.pb.RegionStatesCount;
            static create(properties: hbase.pb.TableRegionStatesCount.$Shape): hbase.pb.TableRegionStatesCount & hbase.pb.TableRegionStatesCount.$Shape;
            static create(properties?: hbase.pb.TableRegionStatesCount.$Properties): hbase.pb.TableRegionStatesCount;
            static encode(message: hbase.pb.TableRegionStatesCount.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TableRegionStatesCount & hbase.pb.TableRegionStatesCount.$Shape;
        }
        namespace TableRegionStatesCount {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                region_states_count: hbase.pb.RegionStatesCount.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TableRegionStatesCount.$Properties;
        }
        interface IClusterStatus extends hbase.pb.ClusterStatus.$Properties {
        }
        class ClusterStatus {
            constructor(properties?: hbase.pb.ClusterStatus.$Properties);
            $unknowns?: Uint8Array[];
            hbase_version: (hbase.pb.HBaseVersionFileContent|null);
            live_servers: hbase.pb.LiveServerInfo[];
            dead_servers: hbase.pb.ServerName[];
            regions_in_transition: hbase.pb.RegionInTransition[];
            cluster_id: (hbase.pb.ClusterId|null);
            master_coprocessors: hbase.pb.Coprocessor[];
            master: (hbase.pb.ServerName|null);
            backup_masters: hbase.pb.ServerName[];
            balancer_on: (boolean|null);
            master_info_port: (number|null);
            servers_name: hbase.pb.ServerName[];
            table_region_states_count: hbase.pb.TableRegionStatesCount[];
            master_tasks: hbase.pb.ServerTask[];
            unknown_servers: hbase.pb.ServerName[];
            static create(properties: hbase.pb.ClusterStatus.$Shape): hbase.pb.ClusterStatus & hbase.pb.ClusterStatus.$Shape;
            static create(properties?: hbase.pb.ClusterStatus.$Properties): hbase.pb.ClusterStatus;
            static encode(message: hbase.pb.ClusterStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClusterStatus & hbase.pb.ClusterStatus.$Shape;
        }
        namespace ClusterStatus {
            interface $Properties {
                hbase_version?: (hbase.pb.HBaseVersionFileContent.$Properties|null);
                live_servers?: hbase.pb.LiveServerInfo.$Properties[];
                dead_servers?: hbase.pb.ServerName.$Properties[];
                regions_in_transition?: hbase.pb.RegionInTransition.$Properties[];
                cluster_id?: (hbase.pb.ClusterId.$Properties|null);
                master_coprocessors?: hbase.pb.Coprocessor.$Properties[];
                master?: (hbase.pb.ServerName.$Properties|null);
                backup_masters?: hbase.pb.ServerName.$Properties[];
                balancer_on?: (boolean|null);
                master_info_port?: (number|null);
                servers_name?: hbase.pb.ServerName.$Properties[];
                table_region_states_count?: hbase.pb.TableRegionStatesCount.$Properties[];
                master_tasks?: hbase.pb.ServerTask.$Properties[];
                unknown_servers?: hbase.pb.ServerName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClusterStatus.$Properties;
        }
        interface IClusterId extends hbase.pb.ClusterId.$Properties {
        }
        class ClusterId {
            constructor(properties?: hbase.pb.ClusterId.$Properties);
            $unknowns?: Uint8Array[];
            cluster_id: string;
            static create(properties: hbase.pb.ClusterId.$Shape): hbase.pb.ClusterId & hbase.pb.ClusterId.$Shape;
            static create(properties?: hbase.pb.ClusterId.$Properties): hbase.pb.ClusterId;
            static encode(message: hbase.pb.ClusterId.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClusterId & hbase.pb.ClusterId.$Shape;
        }
        namespace ClusterId {
            interface $Properties {
                cluster_id: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClusterId.$Properties;
        }
        interface IStackTraceElementMessage extends hbase.pb.StackTraceElementMessage.$Properties {
        }
        class StackTraceElementMessage {
            constructor(properties?: hbase.pb.StackTraceElementMessage.$Properties);
            $unknowns?: Uint8Array[];
            declaring_class: (string|null);
            method_name: (string|null);
            file_name: (string|null);
            line_number: (number|null);
            static create(properties: hbase.pb.StackTraceElementMessage.$Shape): hbase.pb.StackTraceElementMessage & hbase.pb.StackTraceElementMessage.$Shape;
            static create(properties?: hbase.pb.StackTraceElementMessage.$Properties): hbase.pb.StackTraceElementMessage;
            static encode(message: hbase.pb.StackTraceElementMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.StackTraceElementMessage & hbase.pb.StackTraceElementMessage.$Shape;
        }
        namespace StackTraceElementMessage {
            interface $Properties {
                declaring_class?: (string|null);
                method_name?: (string|null);
                file_name?: (string|null);
                line_number?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.StackTraceElementMessage.$Properties;
        }
        interface IGenericExceptionMessage extends hbase.pb.GenericExceptionMessage.$Properties {
        }
        class GenericExceptionMessage {
            constructor(properties?: hbase.pb.GenericExceptionMessage.$Properties);
            $unknowns?: Uint8Array[];
            class_name: (string|null);
            message: (string|null);
            error_info: (Uint8Array|null);
            trace: hbase.pb.StackTraceElementMessage[];
            static create(properties: hbase.pb.GenericExceptionMessage.$Shape): hbase.pb.GenericExceptionMessage & hbase.pb.GenericExceptionMessage.$Shape;
            static create(properties?: hbase.pb.GenericExceptionMessage.$Properties): hbase.pb.GenericExceptionMessage;
            static encode(message: hbase.pb.GenericExceptionMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GenericExceptionMessage & hbase.pb.GenericExceptionMessage.$Shape;
        }
        namespace GenericExceptionMessage {
            interface $Properties {
                class_name?: (string|null);
                message?: (string|null);
                error_info?: (Uint8Array|null);
                trace?: hbase.pb.StackTraceElementMessage.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GenericExceptionMessage.$Properties;
        }
        interface IForeignExceptionMessage extends hbase.pb.ForeignExceptionMessage.$Properties {
        }
        class ForeignExceptionMessage {
            constructor(properties?: hbase.pb.ForeignExceptionMessage.$Properties);
            $unknowns?: Uint8Array[];
            source: (string|null);
            generic_exception: (hbase.pb.GenericExceptionMessage|null);
            static create(properties: hbase.pb.ForeignExceptionMessage.$Shape): hbase.pb.ForeignExceptionMessage & hbase.pb.ForeignExceptionMessage.$Shape;
            static create(properties?: hbase.pb.ForeignExceptionMessage.$Properties): hbase.pb.ForeignExceptionMessage;
            static encode(message: hbase.pb.ForeignExceptionMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ForeignExceptionMessage & hbase.pb.ForeignExceptionMessage.$Shape;
        }
        namespace ForeignExceptionMessage {
            interface $Properties {
                source?: (string|null);
                generic_exception?: (hbase.pb.GenericExceptionMessage.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ForeignExceptionMessage.$Properties;
        }
        interface IHBaseVersionFileContent extends hbase.pb.HBaseVersionFileContent.$Properties {
        }
        class HBaseVersionFileContent {
            constructor(properties?: hbase.pb.HBaseVersionFileContent.$Properties);
            $unknowns?: Uint8Array[];
            version: string;
            static create(properties: hbase.pb.HBaseVersionFileContent.$Shape): hbase.pb.HBaseVersionFileContent & hbase.pb.HBaseVersionFileContent.$Shape;
            static create(properties?: hbase.pb.HBaseVersionFileContent.$Properties): hbase.pb.HBaseVersionFileContent;
            static encode(message: hbase.pb.HBaseVersionFileContent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.HBaseVersionFileContent & hbase.pb.HBaseVersionFileContent.$Shape;
        }
        namespace HBaseVersionFileContent {
            interface $Properties {
                version: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.HBaseVersionFileContent.$Properties;
        }
        interface IReference extends hbase.pb.Reference.$Properties {
        }
        class Reference {
            constructor(properties?: hbase.pb.Reference.$Properties);
            $unknowns?: Uint8Array[];
            splitkey: Uint8Array;
            range: hbase.pb.Reference.Range;
            static create(properties: hbase.pb.Reference.$Shape): hbase.pb.Reference & hbase.pb.Reference.$Shape;
            static create(properties?: hbase.pb.Reference.$Properties): hbase.pb.Reference;
            static encode(message: hbase.pb.Reference.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Reference & hbase.pb.Reference.$Shape;
        }
        namespace Reference {
            interface $Properties {
                splitkey: Uint8Array;
                range: hbase.pb.Reference.Range;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Reference.$Properties;
            enum Range {
                TOP = 0,
                BOTTOM = 1
            }
        }
        enum CompareType {
            LESS = 0,
            LESS_OR_EQUAL = 1,
            EQUAL = 2,
            NOT_EQUAL = 3,
            GREATER_OR_EQUAL = 4,
            GREATER = 5,
            NO_OP = 6
        }
        enum TimeUnit {
            NANOSECONDS = 1,
            MICROSECONDS = 2,
            MILLISECONDS = 3,
            SECONDS = 4,
            MINUTES = 5,
            HOURS = 6,
            DAYS = 7
        }
        interface ITableName extends hbase.pb.TableName.$Properties {
        }
        class TableName {
            constructor(properties?: hbase.pb.TableName.$Properties);
            $unknowns?: Uint8Array[];
            namespace: Uint8Array;
            qualifier: Uint8Array;
            static create(properties: hbase.pb.TableName.$Shape): hbase.pb.TableName & hbase.pb.TableName.$Shape;
            static create(properties?: hbase.pb.TableName.$Properties): hbase.pb.TableName;
            static encode(message: hbase.pb.TableName.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TableName & hbase.pb.TableName.$Shape;
        }
        namespace TableName {
            interface $Properties {
                namespace: Uint8Array;
                qualifier: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TableName.$Properties;
        }
        interface ITableSchema extends hbase.pb.TableSchema.$Properties {
        }
        class TableSchema {
            constructor(properties?: hbase.pb.TableSchema.$Properties);
            $unknowns?: Uint8Array[];
            table_name: (hbase.pb.TableName|null);
            attributes: hbase.pb.BytesBytesPair[];
            column_families: hbase.pb.ColumnFamilySchema[];
            configuration: hbase.pb.NameStringPair[];
            static create(properties: hbase.pb.TableSchema.$Shape): hbase.pb.TableSchema & hbase.pb.TableSchema.$Shape;
            static create(properties?: hbase.pb.TableSchema.$Properties): hbase.pb.TableSchema;
            static encode(message: hbase.pb.TableSchema.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TableSchema & hbase.pb.TableSchema.$Shape;
        }
        namespace TableSchema {
            interface $Properties {
                table_name?: (hbase.pb.TableName.$Properties|null);
                attributes?: hbase.pb.BytesBytesPair.$Properties[];
                column_families?: hbase.pb.ColumnFamilySchema.$Properties[];
                configuration?: hbase.pb.NameStringPair.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TableSchema.$Properties;
        }
        interface ITableState extends hbase.pb.TableState.$Properties {
        }
        class TableState {
            constructor(properties?: hbase.pb.TableState.$Properties);
            $unknowns?: Uint8Array[];
            state: hbase.pb.TableState.State;
            static create(properties: hbase.pb.TableState.$Shape): hbase.pb.TableState & hbase.pb.TableState.$Shape;
            static create(properties?: hbase.pb.TableState.$Properties): hbase.pb.TableState;
            static encode(message: hbase.pb.TableState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TableState & hbase.pb.TableState.$Shape;
        }
        namespace TableState {
            interface $Properties {
                state: hbase.pb.TableState.State;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TableState.$Properties;
            enum State {
                ENABLED = 0,
                DISABLED = 1,
                DISABLING = 2,
                ENABLING = 3
            }
        }
        interface IColumnFamilySchema extends hbase.pb.ColumnFamilySchema.$Properties {
        }
        class ColumnFamilySchema {
            constructor(properties?: hbase.pb.ColumnFamilySchema.$Properties);
            $unknowns?: Uint8Array[];
            name: Uint8Array;
            attributes: hbase.pb.BytesBytesPair[];
            configuration: hbase.pb.NameStringPair[];
            static create(properties: hbase.pb.ColumnFamilySchema.$Shape): hbase.pb.ColumnFamilySchema & hbase.pb.ColumnFamilySchema.$Shape;
            static create(properties?: hbase.pb.ColumnFamilySchema.$Properties): hbase.pb.ColumnFamilySchema;
            static encode(message: hbase.pb.ColumnFamilySchema.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ColumnFamilySchema & hbase.pb.ColumnFamilySchema.$Shape;
        }
        namespace ColumnFamilySchema {
            interface $Properties {
                name: Uint8Array;
                attributes?: hbase.pb.BytesBytesPair.$Properties[];
                configuration?: hbase.pb.NameStringPair.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ColumnFamilySchema.$Properties;
        }
        interface IRegionInfo extends hbase.pb.RegionInfo.$Properties {
        }
        class RegionInfo {
            constructor(properties?: hbase.pb.RegionInfo.$Properties);
            $unknowns?: Uint8Array[];
            region_id: (number|Long);
            table_name: hbase.pb.TableName;
            start_key: (Uint8Array|null);
            end_key: (Uint8Array|null);
            offline: (boolean|null);
            split: (boolean|null);
            replica_id: (number|null);
            static create(properties: hbase.pb.RegionInfo.$Shape): hbase.pb.RegionInfo & hbase.pb.RegionInfo.$Shape;
            static create(properties?: hbase.pb.RegionInfo.$Properties): hbase.pb.RegionInfo;
            static encode(message: hbase.pb.RegionInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionInfo & hbase.pb.RegionInfo.$Shape;
        }
        namespace RegionInfo {
            interface $Properties {
                region_id: (number|Long);
                table_name: hbase.pb.TableName.$Properties;
                start_key?: (Uint8Array|null);
                end_key?: (Uint8Array|null);
                offline?: (boolean|null);
                split?: (boolean|null);
                replica_id?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionInfo.$Properties;
        }
        interface IFavoredNodes extends hbase.pb.FavoredNodes.$Properties {
        }
        class FavoredNodes {
            constructor(properties?: hbase.pb.FavoredNodes.$Properties);
            $unknowns?: Uint8Array[];
            favored_node: hbase.pb.ServerName[];
            static create(properties: hbase.pb.FavoredNodes.$Shape): hbase.pb.FavoredNodes & hbase.pb.FavoredNodes.$Shape;
            static create(properties?: hbase.pb.FavoredNodes.$Properties): hbase.pb.FavoredNodes;
            static encode(message: hbase.pb.FavoredNodes.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FavoredNodes & hbase.pb.FavoredNodes.$Shape;
        }
        namespace FavoredNodes {
            interface $Properties {
                favored_node?: hbase.pb.ServerName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FavoredNodes.$Properties;
        }
        interface IRegionSpecifier extends hbase.pb.RegionSpecifier.$Properties {
        }
        class RegionSpecifier {
            constructor(properties?: hbase.pb.RegionSpecifier.$Properties);
            $unknowns?: Uint8Array[];
            type: hbase.pb.RegionSpecifier.RegionSpecifierType;
            value: Uint8Array;
            static create(properties: hbase.pb.RegionSpecifier.$Shape): hbase.pb.RegionSpecifier & hbase.pb.RegionSpecifier.$Shape;
            static create(properties?: hbase.pb.RegionSpecifier.$Properties): hbase.pb.RegionSpecifier;
            static encode(message: hbase.pb.RegionSpecifier.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionSpecifier & hbase.pb.RegionSpecifier.$Shape;
        }
        namespace RegionSpecifier {
            interface $Properties {
                type: hbase.pb.RegionSpecifier.RegionSpecifierType;
                value: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionSpecifier.$Properties;
            enum RegionSpecifierType {
                REGION_NAME = 1,
                ENCODED_REGION_NAME = 2
            }
        }
        interface ITimeRange extends hbase.pb.TimeRange.$Properties {
        }
        class TimeRange {
            constructor(properties?: hbase.pb.TimeRange.$Properties);
            $unknowns?: Uint8Array[];
            from: (number|Long|null);
            to: (number|Long|null);
            static create(properties: hbase.pb.TimeRange.$Shape): hbase.pb.TimeRange & hbase.pb.TimeRange.$Shape;
            static create(properties?: hbase.pb.TimeRange.$Properties): hbase.pb.TimeRange;
            static encode(message: hbase.pb.TimeRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TimeRange & hbase.pb.TimeRange.$Shape;
        }
        namespace TimeRange {
            interface $Properties {
                from?: (number|Long|null);
                to?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TimeRange.$Properties;
        }
        interface ITimeRangeTracker extends hbase.pb.TimeRangeTracker.$Properties {
        }
        class TimeRangeTracker {
            constructor(properties?: hbase.pb.TimeRangeTracker.$Properties);
            $unknowns?: Uint8Array[];
            from: (number|Long|null);
            to: (number|Long|null);
            static create(properties: hbase.pb.TimeRangeTracker.$Shape): hbase.pb.TimeRangeTracker & hbase.pb.TimeRangeTracker.$Shape;
            static create(properties?: hbase.pb.TimeRangeTracker.$Properties): hbase.pb.TimeRangeTracker;
            static encode(message: hbase.pb.TimeRangeTracker.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TimeRangeTracker & hbase.pb.TimeRangeTracker.$Shape;
        }
        namespace TimeRangeTracker {
            interface $Properties {
                from?: (number|Long|null);
                to?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TimeRangeTracker.$Properties;
        }
        interface IColumnFamilyTimeRange extends hbase.pb.ColumnFamilyTimeRange.$Properties {
        }
        class ColumnFamilyTimeRange {
            constructor(properties?: hbase.pb.ColumnFamilyTimeRange.$Properties);
            $unknowns?: Uint8Array[];
            column_family: Uint8Array;
            time_range: hbase.pb.TimeRange;
            static create(properties: hbase.pb.ColumnFamilyTimeRange.$Shape): hbase.pb.ColumnFamilyTimeRange & hbase.pb.ColumnFamilyTimeRange.$Shape;
            static create(properties?: hbase.pb.ColumnFamilyTimeRange.$Properties): hbase.pb.ColumnFamilyTimeRange;
            static encode(message: hbase.pb.ColumnFamilyTimeRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ColumnFamilyTimeRange & hbase.pb.ColumnFamilyTimeRange.$Shape;
        }
        namespace ColumnFamilyTimeRange {
            interface $Properties {
                column_family: Uint8Array;
                time_range: hbase.pb.TimeRange.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ColumnFamilyTimeRange.$Properties;
        }
        interface IServerName extends hbase.pb.ServerName.$Properties {
        }
        class ServerName {
            constructor(properties?: hbase.pb.ServerName.$Properties);
            $unknowns?: Uint8Array[];
            host_name: string;
            port: (number|null);
            start_code: (number|Long|null);
            static create(properties: hbase.pb.ServerName.$Shape): hbase.pb.ServerName & hbase.pb.ServerName.$Shape;
            static create(properties?: hbase.pb.ServerName.$Properties): hbase.pb.ServerName;
            static encode(message: hbase.pb.ServerName.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ServerName & hbase.pb.ServerName.$Shape;
        }
        namespace ServerName {
            interface $Properties {
                host_name: string;
                port?: (number|null);
                start_code?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ServerName.$Properties;
        }
        interface ICoprocessor extends hbase.pb.Coprocessor.$Properties {
        }
        class Coprocessor {
            constructor(properties?: hbase.pb.Coprocessor.$Properties);
            $unknowns?: Uint8Array[];
            name: string;
            static create(properties: hbase.pb.Coprocessor.$Shape): hbase.pb.Coprocessor & hbase.pb.Coprocessor.$Shape;
            static create(properties?: hbase.pb.Coprocessor.$Properties): hbase.pb.Coprocessor;
            static encode(message: hbase.pb.Coprocessor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Coprocessor & hbase.pb.Coprocessor.$Shape;
        }
        namespace Coprocessor {
            interface $Properties {
                name: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Coprocessor.$Properties;
        }
        interface INameStringPair extends hbase.pb.NameStringPair.$Properties {
        }
        class NameStringPair {
            constructor(properties?: hbase.pb.NameStringPair.$Properties);
            $unknowns?: Uint8Array[];
            name: string;
            value: string;
            static create(properties: hbase.pb.NameStringPair.$Shape): hbase.pb.NameStringPair & hbase.pb.NameStringPair.$Shape;
            static create(properties?: hbase.pb.NameStringPair.$Properties): hbase.pb.NameStringPair;
            static encode(message: hbase.pb.NameStringPair.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.NameStringPair & hbase.pb.NameStringPair.$Shape;
        }
        namespace NameStringPair {
            interface $Properties {
                name: string;
                value: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.NameStringPair.$Properties;
        }
        interface INameBytesPair extends hbase.pb.NameBytesPair.$Properties {
        }
        class NameBytesPair {
            constructor(properties?: hbase.pb.NameBytesPair.$Properties);
            $unknowns?: Uint8Array[];
            name: string;
            value: (Uint8Array|null);
            static create(properties: hbase.pb.NameBytesPair.$Shape): hbase.pb.NameBytesPair & hbase.pb.NameBytesPair.$Shape;
            static create(properties?: hbase.pb.NameBytesPair.$Properties): hbase.pb.NameBytesPair;
            static encode(message: hbase.pb.NameBytesPair.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.NameBytesPair & hbase.pb.NameBytesPair.$Shape;
        }
        namespace NameBytesPair {
            interface $Properties {
                name: string;
                value?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.NameBytesPair.$Properties;
        }
        interface IBytesBytesPair extends hbase.pb.BytesBytesPair.$Properties {
        }
        class BytesBytesPair {
            constructor(properties?: hbase.pb.BytesBytesPair.$Properties);
            $unknowns?: Uint8Array[];
            first: Uint8Array;
            second: Uint8Array;
            static create(properties: hbase.pb.BytesBytesPair.$Shape): hbase.pb.BytesBytesPair & hbase.pb.BytesBytesPair.$Shape;
            static create(properties?: hbase.pb.BytesBytesPair.$Properties): hbase.pb.BytesBytesPair;
            static encode(message: hbase.pb.BytesBytesPair.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BytesBytesPair & hbase.pb.BytesBytesPair.$Shape;
        }
        namespace BytesBytesPair {
            interface $Properties {
                first: Uint8Array;
                second: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BytesBytesPair.$Properties;
        }
        interface INameInt64Pair extends hbase.pb.NameInt64Pair.$Properties {
        }
        class NameInt64Pair {
            constructor(properties?: hbase.pb.NameInt64Pair.$Properties);
            $unknowns?: Uint8Array[];
            name: (string|null);
            value: (number|Long|null);
            static create(properties: hbase.pb.NameInt64Pair.$Shape): hbase.pb.NameInt64Pair & hbase.pb.NameInt64Pair.$Shape;
            static create(properties?: hbase.pb.NameInt64Pair.$Properties): hbase.pb.NameInt64Pair;
            static encode(message: hbase.pb.NameInt64Pair.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.NameInt64Pair & hbase.pb.NameInt64Pair.$Shape;
        }
        namespace NameInt64Pair {
            interface $Properties {
                name?: (string|null);
                value?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.NameInt64Pair.$Properties;
        }
        interface IProcedureDescription extends hbase.pb.ProcedureDescription.$Properties {
        }
        class ProcedureDescription {
            constructor(properties?: hbase.pb.ProcedureDescription.$Properties);
            $unknowns?: Uint8Array[];
            signature: string;
            instance: (string|null);
            creation_time: (number|Long|null);
            configuration: hbase.pb.NameStringPair[];
            static create(properties: hbase.pb.ProcedureDescription.$Shape): hbase.pb.ProcedureDescription & hbase.pb.ProcedureDescription.$Shape;
            static create(properties?: hbase.pb.ProcedureDescription.$Properties): hbase.pb.ProcedureDescription;
            static encode(message: hbase.pb.ProcedureDescription.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ProcedureDescription & hbase.pb.ProcedureDescription.$Shape;
        }
        namespace ProcedureDescription {
            interface $Properties {
                signature: string;
                instance?: (string|null);
                creation_time?: (number|Long|null);
                configuration?: hbase.pb.NameStringPair.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ProcedureDescription.$Properties;
        }
        interface IEmptyMsg extends hbase.pb.EmptyMsg.$Properties {
        }
        class EmptyMsg {
            constructor(properties?: hbase.pb.EmptyMsg.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.EmptyMsg.$Shape): hbase.pb.EmptyMsg & hbase.pb.EmptyMsg.$Shape;
            static create(properties?: hbase.pb.EmptyMsg.$Properties): hbase.pb.EmptyMsg;
            static encode(message: hbase.pb.EmptyMsg.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.EmptyMsg & hbase.pb.EmptyMsg.$Shape;
        }
        namespace EmptyMsg {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.EmptyMsg.$Properties;
        }
        interface ILongMsg extends hbase.pb.LongMsg.$Properties {
        }
        class LongMsg {
            constructor(properties?: hbase.pb.LongMsg.$Properties);
            $unknowns?: Uint8Array[];
            long_msg: (number|Long);
            static create(properties: hbase.pb.LongMsg.$Shape): hbase.pb.LongMsg & hbase.pb.LongMsg.$Shape;
            static create(properties?: hbase.pb.LongMsg.$Properties): hbase.pb.LongMsg;
            static encode(message: hbase.pb.LongMsg.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.LongMsg & hbase.pb.LongMsg.$Shape;
        }
        namespace LongMsg {
            interface $Properties {
                long_msg: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.LongMsg.$Properties;
        }
        interface IDoubleMsg extends hbase.pb.DoubleMsg.$Properties {
        }
        class DoubleMsg {
            constructor(properties?: hbase.pb.DoubleMsg.$Properties);
            $unknowns?: Uint8Array[];
            double_msg: number;
            static create(properties: hbase.pb.DoubleMsg.$Shape): hbase.pb.DoubleMsg & hbase.pb.DoubleMsg.$Shape;
            static create(properties?: hbase.pb.DoubleMsg.$Properties): hbase.pb.DoubleMsg;
            static encode(message: hbase.pb.DoubleMsg.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DoubleMsg & hbase.pb.DoubleMsg.$Shape;
        }
        namespace DoubleMsg {
            interface $Properties {
                double_msg: number;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DoubleMsg.$Properties;
        }
        interface IBigDecimalMsg extends hbase.pb.BigDecimalMsg.$Properties {
        }
        class BigDecimalMsg {
            constructor(properties?: hbase.pb.BigDecimalMsg.$Properties);
            $unknowns?: Uint8Array[];
            bigdecimal_msg: Uint8Array;
            static create(properties: hbase.pb.BigDecimalMsg.$Shape): hbase.pb.BigDecimalMsg & hbase.pb.BigDecimalMsg.$Shape;
            static create(properties?: hbase.pb.BigDecimalMsg.$Properties): hbase.pb.BigDecimalMsg;
            static encode(message: hbase.pb.BigDecimalMsg.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BigDecimalMsg & hbase.pb.BigDecimalMsg.$Shape;
        }
        namespace BigDecimalMsg {
            interface $Properties {
                bigdecimal_msg: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BigDecimalMsg.$Properties;
        }
        interface IUUID extends hbase.pb.UUID.$Properties {
        }
        class UUID {
            constructor(properties?: hbase.pb.UUID.$Properties);
            $unknowns?: Uint8Array[];
            least_sig_bits: (number|Long);
            most_sig_bits: (number|Long);
            static create(properties: hbase.pb.UUID.$Shape): hbase.pb.UUID & hbase.pb.UUID.$Shape;
            static create(properties?: hbase.pb.UUID.$Properties): hbase.pb.UUID;
            static encode(message: hbase.pb.UUID.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UUID & hbase.pb.UUID.$Shape;
        }
        namespace UUID {
            interface $Properties {
                least_sig_bits: (number|Long);
                most_sig_bits: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UUID.$Properties;
        }
        interface INamespaceDescriptor extends hbase.pb.NamespaceDescriptor.$Properties {
        }
        class NamespaceDescriptor {
            constructor(properties?: hbase.pb.NamespaceDescriptor.$Properties);
            $unknowns?: Uint8Array[];
            name: Uint8Array;
            configuration: hbase.pb.NameStringPair[];
            static create(properties: hbase.pb.NamespaceDescriptor.$Shape): hbase.pb.NamespaceDescriptor & hbase.pb.NamespaceDescriptor.$Shape;
            static create(properties?: hbase.pb.NamespaceDescriptor.$Properties): hbase.pb.NamespaceDescriptor;
            static encode(message: hbase.pb.NamespaceDescriptor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.NamespaceDescriptor & hbase.pb.NamespaceDescriptor.$Shape;
        }
        namespace NamespaceDescriptor {
            interface $Properties {
                name: Uint8Array;
                configuration?: hbase.pb.NameStringPair.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.NamespaceDescriptor.$Properties;
        }
        interface IVersionInfo extends hbase.pb.VersionInfo.$Properties {
        }
        class VersionInfo {
            constructor(properties?: hbase.pb.VersionInfo.$Properties);
            $unknowns?: Uint8Array[];
            version: string;
            url: string;
            revision: string;
            user: string;
            date: string;
            src_checksum: string;
            version_major: (number|null);
            version_minor: (number|null);
            static create(properties: hbase.pb.VersionInfo.$Shape): hbase.pb.VersionInfo & hbase.pb.VersionInfo.$Shape;
            static create(properties?: hbase.pb.VersionInfo.$Properties): hbase.pb.VersionInfo;
            static encode(message: hbase.pb.VersionInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.VersionInfo & hbase.pb.VersionInfo.$Shape;
        }
        namespace VersionInfo {
            interface $Properties {
                version: string;
                url: string;
                revision: string;
                user: string;
                date: string;
                src_checksum: string;
                version_major?: (number|null);
                version_minor?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.VersionInfo.$Properties;
        }
        interface IRegionServerInfo extends hbase.pb.RegionServerInfo.$Properties {
        }
        class RegionServerInfo {
            constructor(properties?: hbase.pb.RegionServerInfo.$Properties);
            $unknowns?: Uint8Array[];
            infoPort: (number|null);
            version_info: (hbase.pb.VersionInfo|null);
            colonnade_process: (hbase.pb.ServerProcess|null);
            static create(properties: hbase.pb.RegionServerInfo.$Shape): hbase.pb.RegionServerInfo & hbase.pb.RegionServerInfo.$Shape;
            static create(properties?: hbase.pb.RegionServerInfo.$Properties): hbase.pb.RegionServerInfo;
            static encode(message: hbase.pb.RegionServerInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionServerInfo & hbase.pb.RegionServerInfo.$Shape;
        }
        namespace RegionServerInfo {
            interface $Properties {
                infoPort?: (number|null);
                version_info?: (hbase.pb.VersionInfo.$Properties|null);
                colonnade_process?: (hbase.pb.ServerProcess.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionServerInfo.$Properties;
        }
        interface IServerProcess extends hbase.pb.ServerProcess.$Properties {
        }
        class ServerProcess {
            constructor(properties?: hbase.pb.ServerProcess.$Properties);
            $unknowns?: Uint8Array[];
            pid: number;
            started: string;
            scope: string;
            static create(properties: hbase.pb.ServerProcess.$Shape): hbase.pb.ServerProcess & hbase.pb.ServerProcess.$Shape;
            static create(properties?: hbase.pb.ServerProcess.$Properties): hbase.pb.ServerProcess;
            static encode(message: hbase.pb.ServerProcess.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ServerProcess & hbase.pb.ServerProcess.$Shape;
        }
        namespace ServerProcess {
            interface $Properties {
                pid: number;
                started: string;
                scope: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ServerProcess.$Properties;
        }
        interface IRegionExceptionMessage extends hbase.pb.RegionExceptionMessage.$Properties {
        }
        class RegionExceptionMessage {
            constructor(properties?: hbase.pb.RegionExceptionMessage.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            exception: hbase.pb.NameBytesPair;
            static create(properties: hbase.pb.RegionExceptionMessage.$Shape): hbase.pb.RegionExceptionMessage & hbase.pb.RegionExceptionMessage.$Shape;
            static create(properties?: hbase.pb.RegionExceptionMessage.$Properties): hbase.pb.RegionExceptionMessage;
            static encode(message: hbase.pb.RegionExceptionMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionExceptionMessage & hbase.pb.RegionExceptionMessage.$Shape;
        }
        namespace RegionExceptionMessage {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                exception: hbase.pb.NameBytesPair.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionExceptionMessage.$Properties;
        }
        interface ICacheEvictionStats extends hbase.pb.CacheEvictionStats.$Properties {
        }
        class CacheEvictionStats {
            constructor(properties?: hbase.pb.CacheEvictionStats.$Properties);
            $unknowns?: Uint8Array[];
            evicted_blocks: (number|Long|null);
            bytes_evicted: (number|Long|null);
            max_cache_size: (number|Long|null);
            exception: hbase.pb.RegionExceptionMessage[];
            static create(properties: hbase.pb.CacheEvictionStats.$Shape): hbase.pb.CacheEvictionStats & hbase.pb.CacheEvictionStats.$Shape;
            static create(properties?: hbase.pb.CacheEvictionStats.$Properties): hbase.pb.CacheEvictionStats;
            static encode(message: hbase.pb.CacheEvictionStats.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CacheEvictionStats & hbase.pb.CacheEvictionStats.$Shape;
        }
        namespace CacheEvictionStats {
            interface $Properties {
                evicted_blocks?: (number|Long|null);
                bytes_evicted?: (number|Long|null);
                max_cache_size?: (number|Long|null);
                exception?: hbase.pb.RegionExceptionMessage.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CacheEvictionStats.$Properties;
        }
        interface IRegionLocation extends hbase.pb.RegionLocation.$Properties {
        }
        class RegionLocation {
            constructor(properties?: hbase.pb.RegionLocation.$Properties);
            $unknowns?: Uint8Array[];
            region_info: hbase.pb.RegionInfo;
            server_name: (hbase.pb.ServerName|null);
            seq_num: (number|Long);
            static create(properties: hbase.pb.RegionLocation.$Shape): hbase.pb.RegionLocation & hbase.pb.RegionLocation.$Shape;
            static create(properties?: hbase.pb.RegionLocation.$Properties): hbase.pb.RegionLocation;
            static encode(message: hbase.pb.RegionLocation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionLocation & hbase.pb.RegionLocation.$Shape;
        }
        namespace RegionLocation {
            interface $Properties {
                region_info: hbase.pb.RegionInfo.$Properties;
                server_name?: (hbase.pb.ServerName.$Properties|null);
                seq_num: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionLocation.$Properties;
        }
        interface ILogRequest extends hbase.pb.LogRequest.$Properties {
        }
        class LogRequest {
            constructor(properties?: hbase.pb.LogRequest.$Properties);
            $unknowns?: Uint8Array[];
            log_class_name: string;
            log_message: Uint8Array;
            static create(properties: hbase.pb.LogRequest.$Shape): hbase.pb.LogRequest & hbase.pb.LogRequest.$Shape;
            static create(properties?: hbase.pb.LogRequest.$Properties): hbase.pb.LogRequest;
            static encode(message: hbase.pb.LogRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.LogRequest & hbase.pb.LogRequest.$Shape;
        }
        namespace LogRequest {
            interface $Properties {
                log_class_name: string;
                log_message: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.LogRequest.$Properties;
        }
        interface ILogEntry extends hbase.pb.LogEntry.$Properties {
        }
        class LogEntry {
            constructor(properties?: hbase.pb.LogEntry.$Properties);
            $unknowns?: Uint8Array[];
            log_class_name: string;
            log_message: Uint8Array;
            static create(properties: hbase.pb.LogEntry.$Shape): hbase.pb.LogEntry & hbase.pb.LogEntry.$Shape;
            static create(properties?: hbase.pb.LogEntry.$Properties): hbase.pb.LogEntry;
            static encode(message: hbase.pb.LogEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.LogEntry & hbase.pb.LogEntry.$Shape;
        }
        namespace LogEntry {
            interface $Properties {
                log_class_name: string;
                log_message: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.LogEntry.$Properties;
        }
        interface IRotateFileData extends hbase.pb.RotateFileData.$Properties {
        }
        class RotateFileData {
            constructor(properties?: hbase.pb.RotateFileData.$Properties);
            $unknowns?: Uint8Array[];
            timestamp: (number|Long);
            data: Uint8Array;
            static create(properties: hbase.pb.RotateFileData.$Shape): hbase.pb.RotateFileData & hbase.pb.RotateFileData.$Shape;
            static create(properties?: hbase.pb.RotateFileData.$Properties): hbase.pb.RotateFileData;
            static encode(message: hbase.pb.RotateFileData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RotateFileData & hbase.pb.RotateFileData.$Shape;
        }
        namespace RotateFileData {
            interface $Properties {
                timestamp: (number|Long);
                data: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RotateFileData.$Properties;
        }
        interface IScanMetrics extends hbase.pb.ScanMetrics.$Properties {
        }
        class ScanMetrics {
            constructor(properties?: hbase.pb.ScanMetrics.$Properties);
            $unknowns?: Uint8Array[];
            metrics: hbase.pb.NameInt64Pair[];
            static create(properties: hbase.pb.ScanMetrics.$Shape): hbase.pb.ScanMetrics & hbase.pb.ScanMetrics.$Shape;
            static create(properties?: hbase.pb.ScanMetrics.$Properties): hbase.pb.ScanMetrics;
            static encode(message: hbase.pb.ScanMetrics.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ScanMetrics & hbase.pb.ScanMetrics.$Shape;
        }
        namespace ScanMetrics {
            interface $Properties {
                metrics?: hbase.pb.NameInt64Pair.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ScanMetrics.$Properties;
        }
        interface ITableSnapshotRegionSplit extends hbase.pb.TableSnapshotRegionSplit.$Properties {
        }
        class TableSnapshotRegionSplit {
            constructor(properties?: hbase.pb.TableSnapshotRegionSplit.$Properties);
            $unknowns?: Uint8Array[];
            locations: string[];
            table: (hbase.pb.TableSchema|null);
            region: (hbase.pb.RegionInfo|null);
            static create(properties: hbase.pb.TableSnapshotRegionSplit.$Shape): hbase.pb.TableSnapshotRegionSplit & hbase.pb.TableSnapshotRegionSplit.$Shape;
            static create(properties?: hbase.pb.TableSnapshotRegionSplit.$Properties): hbase.pb.TableSnapshotRegionSplit;
            static encode(message: hbase.pb.TableSnapshotRegionSplit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TableSnapshotRegionSplit & hbase.pb.TableSnapshotRegionSplit.$Shape;
        }
        namespace TableSnapshotRegionSplit {
            interface $Properties {
                locations?: string[];
                table?: (hbase.pb.TableSchema.$Properties|null);
                region?: (hbase.pb.RegionInfo.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TableSnapshotRegionSplit.$Properties;
        }
        interface IRPCTInfo extends hbase.pb.RPCTInfo.$Properties {
        }
        class RPCTInfo {
            constructor(properties?: hbase.pb.RPCTInfo.$Properties);
            $unknowns?: Uint8Array[];
            trace_id: (number|Long|null);
            parent_id: (number|Long|null);
            headers: { [k: string]: string };
            static create(properties: hbase.pb.RPCTInfo.$Shape): hbase.pb.RPCTInfo & hbase.pb.RPCTInfo.$Shape;
            static create(properties?: hbase.pb.RPCTInfo.$Properties): hbase.pb.RPCTInfo;
            static encode(message: hbase.pb.RPCTInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RPCTInfo & hbase.pb.RPCTInfo.$Shape;
        }
        namespace RPCTInfo {
            interface $Properties {
                trace_id?: (number|Long|null);
                parent_id?: (number|Long|null);
                headers?: { [k: string]: string };
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RPCTInfo.$Properties;
        }
        enum QuotaScope {
            CLUSTER = 1,
            MACHINE = 2
        }
        enum ThrottleType {
            REQUEST_NUMBER = 1,
            REQUEST_SIZE = 2,
            WRITE_NUMBER = 3,
            WRITE_SIZE = 4,
            READ_NUMBER = 5,
            READ_SIZE = 6,
            REQUEST_CAPACITY_UNIT = 7,
            WRITE_CAPACITY_UNIT = 8,
            READ_CAPACITY_UNIT = 9
        }
        enum QuotaType {
            THROTTLE = 1,
            SPACE = 2
        }
        enum SpaceViolationPolicy {
            DISABLE = 1,
            NO_WRITES_COMPACTIONS = 2,
            NO_WRITES = 3,
            NO_INSERTS = 4
        }
        interface ITimedQuota extends hbase.pb.TimedQuota.$Properties {
        }
        class TimedQuota {
            constructor(properties?: hbase.pb.TimedQuota.$Properties);
            $unknowns?: Uint8Array[];
            time_unit: hbase.pb.TimeUnit;
            soft_limit: (number|Long|null);
            share: (number|null);
            scope: (hbase.pb.QuotaScope|null);
            static create(properties: hbase.pb.TimedQuota.$Shape): hbase.pb.TimedQuota & hbase.pb.TimedQuota.$Shape;
            static create(properties?: hbase.pb.TimedQuota.$Properties): hbase.pb.TimedQuota;
            static encode(message: hbase.pb.TimedQuota.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TimedQuota & hbase.pb.TimedQuota.$Shape;
        }
        namespace TimedQuota {
            interface $Properties {
                time_unit: hbase.pb.TimeUnit;
                soft_limit?: (number|Long|null);
                share?: (number|null);
                scope?: (hbase.pb.QuotaScope|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TimedQuota.$Properties;
        }
        interface IThrottle extends hbase.pb.Throttle.$Properties {
        }
        class Throttle {
            constructor(properties?: hbase.pb.Throttle.$Properties);
            $unknowns?: Uint8Array[];
            req_num: (hbase.pb.TimedQuota|null);
            req_size: (hbase.pb.TimedQuota|null);
            write_num: (hbase.pb.TimedQuota|null);
            write_size: (hbase.pb.TimedQuota|null);
            read_num: (hbase.pb.TimedQuota|null);
            read_size: (hbase.pb.TimedQuota|null);
            req_capacity_unit: (hbase.pb.TimedQuota|null);
            write_capacity_unit: (hbase.pb.TimedQuota|null);
            read_capacity_unit: (hbase.pb.TimedQuota|null);
            static create(properties: hbase.pb.Throttle.$Shape): hbase.pb.Throttle & hbase.pb.Throttle.$Shape;
            static create(properties?: hbase.pb.Throttle.$Properties): hbase.pb.Throttle;
            static encode(message: hbase.pb.Throttle.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Throttle & hbase.pb.Throttle.$Shape;
        }
        namespace Throttle {
            interface $Properties {
                req_num?: (hbase.pb.TimedQuota.$Properties|null);
                req_size?: (hbase.pb.TimedQuota.$Properties|null);
                write_num?: (hbase.pb.TimedQuota.$Properties|null);
                write_size?: (hbase.pb.TimedQuota.$Properties|null);
                read_num?: (hbase.pb.TimedQuota.$Properties|null);
                read_size?: (hbase.pb.TimedQuota.$Properties|null);
                req_capacity_unit?: (hbase.pb.TimedQuota.$Properties|null);
                write_capacity_unit?: (hbase.pb.TimedQuota.$Properties|null);
                read_capacity_unit?: (hbase.pb.TimedQuota.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Throttle.$Properties;
        }
        interface IThrottleRequest extends hbase.pb.ThrottleRequest.$Properties {
        }
        class ThrottleRequest {
            constructor(properties?: hbase.pb.ThrottleRequest.$Properties);
            $unknowns?: Uint8Array[];
            type: (hbase.pb.ThrottleType|null);
            timed_quota: (hbase.pb.TimedQuota|null);
            static create(properties: hbase.pb.ThrottleRequest.$Shape): hbase.pb.ThrottleRequest & hbase.pb.ThrottleRequest.$Shape;
            static create(properties?: hbase.pb.ThrottleRequest.$Properties): hbase.pb.ThrottleRequest;
            static encode(message: hbase.pb.ThrottleRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ThrottleRequest & hbase.pb.ThrottleRequest.$Shape;
        }
        namespace ThrottleRequest {
            interface $Properties {
                type?: (hbase.pb.ThrottleType|null);
                timed_quota?: (hbase.pb.TimedQuota.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ThrottleRequest.$Properties;
        }
        interface IQuotas extends hbase.pb.Quotas.$Properties {
        }
        class Quotas {
            constructor(properties?: hbase.pb.Quotas.$Properties);
            $unknowns?: Uint8Array[];
            bypass_globals: (boolean|null);
            throttle: (hbase.pb.Throttle|null);
            space: (hbase.pb.SpaceQuota|null);
            static create(properties: hbase.pb.Quotas.$Shape): hbase.pb.Quotas & hbase.pb.Quotas.$Shape;
            static create(properties?: hbase.pb.Quotas.$Properties): hbase.pb.Quotas;
            static encode(message: hbase.pb.Quotas.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Quotas & hbase.pb.Quotas.$Shape;
        }
        namespace Quotas {
            interface $Properties {
                bypass_globals?: (boolean|null);
                throttle?: (hbase.pb.Throttle.$Properties|null);
                space?: (hbase.pb.SpaceQuota.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Quotas.$Properties;
        }
        interface IQuotaUsage extends hbase.pb.QuotaUsage.$Properties {
        }
        class QuotaUsage {
            constructor(properties?: hbase.pb.QuotaUsage.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.QuotaUsage.$Shape): hbase.pb.QuotaUsage & hbase.pb.QuotaUsage.$Shape;
            static create(properties?: hbase.pb.QuotaUsage.$Properties): hbase.pb.QuotaUsage;
            static encode(message: hbase.pb.QuotaUsage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.QuotaUsage & hbase.pb.QuotaUsage.$Shape;
        }
        namespace QuotaUsage {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.QuotaUsage.$Properties;
        }
        interface ISpaceQuota extends hbase.pb.SpaceQuota.$Properties {
        }
        class SpaceQuota {
            constructor(properties?: hbase.pb.SpaceQuota.$Properties);
            $unknowns?: Uint8Array[];
            soft_limit: (number|Long|null);
            violation_policy: (hbase.pb.SpaceViolationPolicy|null);
            remove: (boolean|null);
            static create(properties: hbase.pb.SpaceQuota.$Shape): hbase.pb.SpaceQuota & hbase.pb.SpaceQuota.$Shape;
            static create(properties?: hbase.pb.SpaceQuota.$Properties): hbase.pb.SpaceQuota;
            static encode(message: hbase.pb.SpaceQuota.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SpaceQuota & hbase.pb.SpaceQuota.$Shape;
        }
        namespace SpaceQuota {
            interface $Properties {
                soft_limit?: (number|Long|null);
                violation_policy?: (hbase.pb.SpaceViolationPolicy|null);
                remove?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SpaceQuota.$Properties;
        }
        interface ISpaceLimitRequest extends hbase.pb.SpaceLimitRequest.$Properties {
        }
        class SpaceLimitRequest {
            constructor(properties?: hbase.pb.SpaceLimitRequest.$Properties);
            $unknowns?: Uint8Array[];
            quota: (hbase.pb.SpaceQuota|null);
            static create(properties: hbase.pb.SpaceLimitRequest.$Shape): hbase.pb.SpaceLimitRequest & hbase.pb.SpaceLimitRequest.$Shape;
            static create(properties?: hbase.pb.SpaceLimitRequest.$Properties): hbase.pb.SpaceLimitRequest;
            static encode(message: hbase.pb.SpaceLimitRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SpaceLimitRequest & hbase.pb.SpaceLimitRequest.$Shape;
        }
        namespace SpaceLimitRequest {
            interface $Properties {
                quota?: (hbase.pb.SpaceQuota.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SpaceLimitRequest.$Properties;
        }
        interface ISpaceQuotaStatus extends hbase.pb.SpaceQuotaStatus.$Properties {
        }
        class SpaceQuotaStatus {
            constructor(properties?: hbase.pb.SpaceQuotaStatus.$Properties);
            $unknowns?: Uint8Array[];
            violation_policy: (hbase.pb.SpaceViolationPolicy|null);
            in_violation: (boolean|null);
            static create(properties: hbase.pb.SpaceQuotaStatus.$Shape): hbase.pb.SpaceQuotaStatus & hbase.pb.SpaceQuotaStatus.$Shape;
            static create(properties?: hbase.pb.SpaceQuotaStatus.$Properties): hbase.pb.SpaceQuotaStatus;
            static encode(message: hbase.pb.SpaceQuotaStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SpaceQuotaStatus & hbase.pb.SpaceQuotaStatus.$Shape;
        }
        namespace SpaceQuotaStatus {
            interface $Properties {
                violation_policy?: (hbase.pb.SpaceViolationPolicy|null);
                in_violation?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SpaceQuotaStatus.$Properties;
        }
        interface ISpaceQuotaSnapshot extends hbase.pb.SpaceQuotaSnapshot.$Properties {
        }
        class SpaceQuotaSnapshot {
            constructor(properties?: hbase.pb.SpaceQuotaSnapshot.$Properties);
            $unknowns?: Uint8Array[];
            quota_status: (hbase.pb.SpaceQuotaStatus|null);
            quota_usage: (number|Long|null);
            quota_limit: (number|Long|null);
            static create(properties: hbase.pb.SpaceQuotaSnapshot.$Shape): hbase.pb.SpaceQuotaSnapshot & hbase.pb.SpaceQuotaSnapshot.$Shape;
            static create(properties?: hbase.pb.SpaceQuotaSnapshot.$Properties): hbase.pb.SpaceQuotaSnapshot;
            static encode(message: hbase.pb.SpaceQuotaSnapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SpaceQuotaSnapshot & hbase.pb.SpaceQuotaSnapshot.$Shape;
        }
        namespace SpaceQuotaSnapshot {
            interface $Properties {
                quota_status?: (hbase.pb.SpaceQuotaStatus.$Properties|null);
                quota_usage?: (number|Long|null);
                quota_limit?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SpaceQuotaSnapshot.$Properties;
        }
        interface IGetSpaceQuotaRegionSizesRequest extends hbase.pb.GetSpaceQuotaRegionSizesRequest.$Properties {
        }
        class GetSpaceQuotaRegionSizesRequest {
            constructor(properties?: hbase.pb.GetSpaceQuotaRegionSizesRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetSpaceQuotaRegionSizesRequest.$Shape): hbase.pb.GetSpaceQuotaRegionSizesRequest & hbase.pb.GetSpaceQuotaRegionSizesRequest.$Shape;
            static create(properties?: hbase.pb.GetSpaceQuotaRegionSizesRequest.$Properties): hbase.pb.GetSpaceQuotaRegionSizesRequest;
            static encode(message: hbase.pb.GetSpaceQuotaRegionSizesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetSpaceQuotaRegionSizesRequest & hbase.pb.GetSpaceQuotaRegionSizesRequest.$Shape;
        }
        namespace GetSpaceQuotaRegionSizesRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetSpaceQuotaRegionSizesRequest.$Properties;
        }
        interface IGetSpaceQuotaRegionSizesResponse extends hbase.pb.GetSpaceQuotaRegionSizesResponse.$Properties {
        }
        class GetSpaceQuotaRegionSizesResponse {
            constructor(properties?: hbase.pb.GetSpaceQuotaRegionSizesResponse.$Properties);
            $unknowns?: Uint8Array[];
            sizes: hbase.pb.GetSpaceQuotaRegionSizesResponse.RegionSizes[];
            static create(properties: hbase.pb.GetSpaceQuotaRegionSizesResponse.$Shape): hbase.pb.GetSpaceQuotaRegionSizesResponse & hbase.pb.GetSpaceQuotaRegionSizesResponse.$Shape;
            static create(properties?: hbase.pb.GetSpaceQuotaRegionSizesResponse.$Properties): hbase.pb.GetSpaceQuotaRegionSizesResponse;
            static encode(message: hbase.pb.GetSpaceQuotaRegionSizesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetSpaceQuotaRegionSizesResponse & hbase.pb.GetSpaceQuotaRegionSizesResponse.$Shape;
        }
        namespace GetSpaceQuotaRegionSizesResponse {
            interface $Properties {
                sizes?: hbase.pb.GetSpaceQuotaRegionSizesResponse.RegionSizes.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetSpaceQuotaRegionSizesResponse.$Properties;
            interface IRegionSizes extends hbase.pb.GetSpaceQuotaRegionSizesResponse.RegionSizes.$Properties {
            }
            class RegionSizes {
                constructor(properties?: hbase.pb.GetSpaceQuotaRegionSizesResponse.RegionSizes.$Properties);
                $unknowns?: Uint8Array[];
                table_name: (hbase.pb.TableName|null);
                size: (number|Long|null);
                static create(properties: hbase.pb.GetSpaceQuotaRegionSizesResponse.RegionSizes.$Shape): hbase.pb.GetSpaceQuotaRegionSizesResponse.RegionSizes & hbase.pb.GetSpaceQuotaRegionSizesResponse.RegionSizes.$Shape;
                static create(properties?: hbase.pb.GetSpaceQuotaRegionSizesResponse.RegionSizes.$Properties): hbase.pb.GetSpaceQuotaRegionSizesResponse.RegionSizes;
                static encode(message: hbase.pb.GetSpaceQuotaRegionSizesResponse.RegionSizes.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetSpaceQuotaRegionSizesResponse.RegionSizes & hbase.pb.GetSpaceQuotaRegionSizesResponse.RegionSizes.$Shape;
            }
            namespace RegionSizes {
                interface $Properties {
                    table_name?: (hbase.pb.TableName.$Properties|null);
                    size?: (number|Long|null);
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.GetSpaceQuotaRegionSizesResponse.RegionSizes.$Properties;
            }
        }
        interface IGetSpaceQuotaSnapshotsRequest extends hbase.pb.GetSpaceQuotaSnapshotsRequest.$Properties {
        }
        class GetSpaceQuotaSnapshotsRequest {
            constructor(properties?: hbase.pb.GetSpaceQuotaSnapshotsRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetSpaceQuotaSnapshotsRequest.$Shape): hbase.pb.GetSpaceQuotaSnapshotsRequest & hbase.pb.GetSpaceQuotaSnapshotsRequest.$Shape;
            static create(properties?: hbase.pb.GetSpaceQuotaSnapshotsRequest.$Properties): hbase.pb.GetSpaceQuotaSnapshotsRequest;
            static encode(message: hbase.pb.GetSpaceQuotaSnapshotsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetSpaceQuotaSnapshotsRequest & hbase.pb.GetSpaceQuotaSnapshotsRequest.$Shape;
        }
        namespace GetSpaceQuotaSnapshotsRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetSpaceQuotaSnapshotsRequest.$Properties;
        }
        interface IGetSpaceQuotaSnapshotsResponse extends hbase.pb.GetSpaceQuotaSnapshotsResponse.$Properties {
        }
        class GetSpaceQuotaSnapshotsResponse {
            constructor(properties?: hbase.pb.GetSpaceQuotaSnapshotsResponse.$Properties);
            $unknowns?: Uint8Array[];
            snapshots: hbase.pb.GetSpaceQuotaSnapshotsResponse.TableQuotaSnapshot[];
            static create(properties: hbase.pb.GetSpaceQuotaSnapshotsResponse.$Shape): hbase.pb.GetSpaceQuotaSnapshotsResponse & hbase.pb.GetSpaceQuotaSnapshotsResponse.$Shape;
            static create(properties?: hbase.pb.GetSpaceQuotaSnapshotsResponse.$Properties): hbase.pb.GetSpaceQuotaSnapshotsResponse;
            static encode(message: hbase.pb.GetSpaceQuotaSnapshotsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetSpaceQuotaSnapshotsResponse & hbase.pb.GetSpaceQuotaSnapshotsResponse.$Shape;
        }
        namespace GetSpaceQuotaSnapshotsResponse {
            interface $Properties {
                snapshots?: hbase.pb.GetSpaceQuotaSnapshotsResponse.TableQuotaSnapshot.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetSpaceQuotaSnapshotsResponse.$Properties;
            interface ITableQuotaSnapshot extends hbase.pb.GetSpaceQuotaSnapshotsResponse.TableQuotaSnapshot.$Properties {
            }
            class TableQuotaSnapshot {
                constructor(properties?: hbase.pb.GetSpaceQuotaSnapshotsResponse.TableQuotaSnapshot.$Properties);
                $unknowns?: Uint8Array[];
                table_name: (hbase.pb.TableName|null);
                snapshot: (hbase.pb.SpaceQuotaSnapshot|null);
                static create(properties: hbase.pb.GetSpaceQuotaSnapshotsResponse.TableQuotaSnapshot.$Shape): hbase.pb.GetSpaceQuotaSnapshotsResponse.TableQuotaSnapshot & hbase.pb.GetSpaceQuotaSnapshotsResponse.TableQuotaSnapshot.$Shape;
                static create(properties?: hbase.pb.GetSpaceQuotaSnapshotsResponse.TableQuotaSnapshot.$Properties): hbase.pb.GetSpaceQuotaSnapshotsResponse.TableQuotaSnapshot;
                static encode(message: hbase.pb.GetSpaceQuotaSnapshotsResponse.TableQuotaSnapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetSpaceQuotaSnapshotsResponse.TableQuotaSnapshot & hbase.pb.GetSpaceQuotaSnapshotsResponse.TableQuotaSnapshot.$Shape;
            }
            namespace TableQuotaSnapshot {
                interface $Properties {
                    table_name?: (hbase.pb.TableName.$Properties|null);
                    snapshot?: (hbase.pb.SpaceQuotaSnapshot.$Properties|null);
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.GetSpaceQuotaSnapshotsResponse.TableQuotaSnapshot.$Properties;
            }
        }
        interface IGetQuotaStatesRequest extends hbase.pb.GetQuotaStatesRequest.$Properties {
        }
        class GetQuotaStatesRequest {
            constructor(properties?: hbase.pb.GetQuotaStatesRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetQuotaStatesRequest.$Shape): hbase.pb.GetQuotaStatesRequest & hbase.pb.GetQuotaStatesRequest.$Shape;
            static create(properties?: hbase.pb.GetQuotaStatesRequest.$Properties): hbase.pb.GetQuotaStatesRequest;
            static encode(message: hbase.pb.GetQuotaStatesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetQuotaStatesRequest & hbase.pb.GetQuotaStatesRequest.$Shape;
        }
        namespace GetQuotaStatesRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetQuotaStatesRequest.$Properties;
        }
        interface IGetQuotaStatesResponse extends hbase.pb.GetQuotaStatesResponse.$Properties {
        }
        class GetQuotaStatesResponse {
            constructor(properties?: hbase.pb.GetQuotaStatesResponse.$Properties);
            $unknowns?: Uint8Array[];
            table_snapshots: hbase.pb.GetQuotaStatesResponse.TableQuotaSnapshot[];
            ns_snapshots: hbase.pb.GetQuotaStatesResponse.NamespaceQuotaSnapshot[];
            static create(properties: hbase.pb.GetQuotaStatesResponse.$Shape): hbase.pb.GetQuotaStatesResponse & hbase.pb.GetQuotaStatesResponse.$Shape;
            static create(properties?: hbase.pb.GetQuotaStatesResponse.$Properties): hbase.pb.GetQuotaStatesResponse;
            static encode(message: hbase.pb.GetQuotaStatesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetQuotaStatesResponse & hbase.pb.GetQuotaStatesResponse.$Shape;
        }
        namespace GetQuotaStatesResponse {
            interface $Properties {
                table_snapshots?: hbase.pb.GetQuotaStatesResponse.TableQuotaSnapshot.$Properties[];
                ns_snapshots?: hbase.pb.GetQuotaStatesResponse.NamespaceQuotaSnapshot.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetQuotaStatesResponse.$Properties;
            interface ITableQuotaSnapshot extends hbase.pb.GetQuotaStatesResponse.TableQuotaSnapshot.$Properties {
            }
            class TableQuotaSnapshot {
                constructor(properties?: hbase.pb.GetQuotaStatesResponse.TableQuotaSnapshot.$Properties);
                $unknowns?: Uint8Array[];
                table_name: (hbase.pb.TableName|null);
                snapshot: (hbase.pb.SpaceQuotaSnapshot|null);
                static create(properties: hbase.pb.GetQuotaStatesResponse.TableQuotaSnapshot.$Shape): hbase.pb.GetQuotaStatesResponse.TableQuotaSnapshot & hbase.pb.GetQuotaStatesResponse.TableQuotaSnapshot.$Shape;
                static create(properties?: hbase.pb.GetQuotaStatesResponse.TableQuotaSnapshot.$Properties): hbase.pb.GetQuotaStatesResponse.TableQuotaSnapshot;
                static encode(message: hbase.pb.GetQuotaStatesResponse.TableQuotaSnapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetQuotaStatesResponse.TableQuotaSnapshot & hbase.pb.GetQuotaStatesResponse.TableQuotaSnapshot.$Shape;
            }
            namespace TableQuotaSnapshot {
                interface $Properties {
                    table_name?: (hbase.pb.TableName.$Properties|null);
                    snapshot?: (hbase.pb.SpaceQuotaSnapshot.$Properties|null);
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.GetQuotaStatesResponse.TableQuotaSnapshot.$Properties;
            }
            interface INamespaceQuotaSnapshot extends hbase.pb.GetQuotaStatesResponse.NamespaceQuotaSnapshot.$Properties {
            }
            class NamespaceQuotaSnapshot {
                constructor(properties?: hbase.pb.GetQuotaStatesResponse.NamespaceQuotaSnapshot.$Properties);
                $unknowns?: Uint8Array[];
                namespace: (string|null);
                snapshot: (hbase.pb.SpaceQuotaSnapshot|null);
                static create(properties: hbase.pb.GetQuotaStatesResponse.NamespaceQuotaSnapshot.$Shape): hbase.pb.GetQuotaStatesResponse.NamespaceQuotaSnapshot & hbase.pb.GetQuotaStatesResponse.NamespaceQuotaSnapshot.$Shape;
                static create(properties?: hbase.pb.GetQuotaStatesResponse.NamespaceQuotaSnapshot.$Properties): hbase.pb.GetQuotaStatesResponse.NamespaceQuotaSnapshot;
                static encode(message: hbase.pb.GetQuotaStatesResponse.NamespaceQuotaSnapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetQuotaStatesResponse.NamespaceQuotaSnapshot & hbase.pb.GetQuotaStatesResponse.NamespaceQuotaSnapshot.$Shape;
            }
            namespace NamespaceQuotaSnapshot {
                interface $Properties {
                    namespace?: (string|null);
                    snapshot?: (hbase.pb.SpaceQuotaSnapshot.$Properties|null);
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.GetQuotaStatesResponse.NamespaceQuotaSnapshot.$Properties;
            }
        }
        interface IBalancerDecision extends hbase.pb.BalancerDecision.$Properties {
        }
        class BalancerDecision {
            constructor(properties?: hbase.pb.BalancerDecision.$Properties);
            $unknowns?: Uint8Array[];
            initial_function_costs: string;
            final_function_costs: string;
            init_total_cost: number;
            computed_total_cost: number;
            computed_steps: (number|Long);
            region_plans: string[];
            static create(properties: hbase.pb.BalancerDecision.$Shape): hbase.pb.BalancerDecision & hbase.pb.BalancerDecision.$Shape;
            static create(properties?: hbase.pb.BalancerDecision.$Properties): hbase.pb.BalancerDecision;
            static encode(message: hbase.pb.BalancerDecision.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BalancerDecision & hbase.pb.BalancerDecision.$Shape;
        }
        namespace BalancerDecision {
            interface $Properties {
                initial_function_costs: string;
                final_function_costs: string;
                init_total_cost: number;
                computed_total_cost: number;
                computed_steps: (number|Long);
                region_plans?: string[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BalancerDecision.$Properties;
        }
        interface IBalancerRejection extends hbase.pb.BalancerRejection.$Properties {
        }
        class BalancerRejection {
            constructor(properties?: hbase.pb.BalancerRejection.$Properties);
            $unknowns?: Uint8Array[];
            reason: string;
            cost_func_info: string[];
            static create(properties: hbase.pb.BalancerRejection.$Shape): hbase.pb.BalancerRejection & hbase.pb.BalancerRejection.$Shape;
            static create(properties?: hbase.pb.BalancerRejection.$Properties): hbase.pb.BalancerRejection;
            static encode(message: hbase.pb.BalancerRejection.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BalancerRejection & hbase.pb.BalancerRejection.$Shape;
        }
        namespace BalancerRejection {
            interface $Properties {
                reason: string;
                cost_func_info?: string[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BalancerRejection.$Properties;
        }
        interface ISlowLogPayload extends hbase.pb.SlowLogPayload.$Properties {
        }
        class SlowLogPayload {
            constructor(properties?: hbase.pb.SlowLogPayload.$Properties);
            $unknowns?: Uint8Array[];
            start_time: (number|Long);
            processing_time: number;
            queue_time: number;
            response_size: (number|Long);
            client_address: string;
            server_class: string;
            method_name: string;
            call_details: string;
            param: (string|null);
            user_name: string;
            region_name: (string|null);
            multi_gets: (number|null);
            multi_mutations: (number|null);
            multi_service_calls: (number|null);
            type: hbase.pb.SlowLogPayload.Type;
            block_bytes_scanned: (number|Long|null);
            scan: (hbase.pb.Scan|null);
            connection_attribute: hbase.pb.NameBytesPair[];
            request_attribute: hbase.pb.NameBytesPair[];
            fs_read_time: (number|Long|null);
            static create(properties: hbase.pb.SlowLogPayload.$Shape): hbase.pb.SlowLogPayload & hbase.pb.SlowLogPayload.$Shape;
            static create(properties?: hbase.pb.SlowLogPayload.$Properties): hbase.pb.SlowLogPayload;
            static encode(message: hbase.pb.SlowLogPayload.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SlowLogPayload & hbase.pb.SlowLogPayload.$Shape;
        }
        namespace SlowLogPayload {
            interface $Properties {
                start_time: (number|Long);
                processing_time: number;
                queue_time: number;
                response_size: (number|Long);
                client_address: string;
                server_class: string;
                method_name: string;
                call_details: string;
                param?: (string|null);
                user_name: string;
                region_name?: (string|null);
                multi_gets?: (number|null);
                multi_mutations?: (number|null);
                multi_service_calls?: (number|null);
                type: hbase.pb.SlowLogPayload.Type;
                block_bytes_scanned?: (number|Long|null);
                scan?: (hbase.pb.Scan.$Properties|null);
                connection_attribute?: hbase.pb.NameBytesPair.$Properties[];
                request_attribute?: hbase.pb.NameBytesPair.$Properties[];
                fs_read_time?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SlowLogPayload.$Properties;
            enum Type {
                SLOW_LOG = 0,
                LARGE_LOG = 1,
                ALL = 2
            }
        }
        enum Consistency {
            STRONG = 0,
            TIMELINE = 1
        }
        interface IAuthorizations extends hbase.pb.Authorizations.$Properties {
        }
        class Authorizations {
            constructor(properties?: hbase.pb.Authorizations.$Properties);
            $unknowns?: Uint8Array[];
            label: string[];
            static create(properties: hbase.pb.Authorizations.$Shape): hbase.pb.Authorizations & hbase.pb.Authorizations.$Shape;
            static create(properties?: hbase.pb.Authorizations.$Properties): hbase.pb.Authorizations;
            static encode(message: hbase.pb.Authorizations.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Authorizations & hbase.pb.Authorizations.$Shape;
        }
        namespace Authorizations {
            interface $Properties {
                label?: string[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Authorizations.$Properties;
        }
        interface ICellVisibility extends hbase.pb.CellVisibility.$Properties {
        }
        class CellVisibility {
            constructor(properties?: hbase.pb.CellVisibility.$Properties);
            $unknowns?: Uint8Array[];
            expression: string;
            static create(properties: hbase.pb.CellVisibility.$Shape): hbase.pb.CellVisibility & hbase.pb.CellVisibility.$Shape;
            static create(properties?: hbase.pb.CellVisibility.$Properties): hbase.pb.CellVisibility;
            static encode(message: hbase.pb.CellVisibility.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CellVisibility & hbase.pb.CellVisibility.$Shape;
        }
        namespace CellVisibility {
            interface $Properties {
                expression: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CellVisibility.$Properties;
        }
        interface IColumn extends hbase.pb.Column.$Properties {
        }
        class Column {
            constructor(properties?: hbase.pb.Column.$Properties);
            $unknowns?: Uint8Array[];
            family: Uint8Array;
            qualifier: Uint8Array[];
            static create(properties: hbase.pb.Column.$Shape): hbase.pb.Column & hbase.pb.Column.$Shape;
            static create(properties?: hbase.pb.Column.$Properties): hbase.pb.Column;
            static encode(message: hbase.pb.Column.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Column & hbase.pb.Column.$Shape;
        }
        namespace Column {
            interface $Properties {
                family: Uint8Array;
                qualifier?: Uint8Array[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Column.$Properties;
        }
        interface IGet extends hbase.pb.Get.$Properties {
        }
        class Get {
            constructor(properties?: hbase.pb.Get.$Properties);
            $unknowns?: Uint8Array[];
            row: Uint8Array;
            column: hbase.pb.Column[];
            attribute: hbase.pb.NameBytesPair[];
            filter: (hbase.pb.Filter|null);
            time_range: (hbase.pb.TimeRange|null);
            max_versions: (number|null);
            cache_blocks: (boolean|null);
            store_limit: (number|null);
            store_offset: (number|null);
            existence_only: (boolean|null);
            closest_row_before: (boolean|null);
            consistency: (hbase.pb.Consistency|null);
            cf_time_range: hbase.pb.ColumnFamilyTimeRange[];
            load_column_families_on_demand: (boolean|null);
            static create(properties: hbase.pb.Get.$Shape): hbase.pb.Get & hbase.pb.Get.$Shape;
            static create(properties?: hbase.pb.Get.$Properties): hbase.pb.Get;
            static encode(message: hbase.pb.Get.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Get & hbase.pb.Get.$Shape;
        }
        namespace Get {
            interface $Properties {
                row: Uint8Array;
                column?: hbase.pb.Column.$Properties[];
                attribute?: hbase.pb.NameBytesPair.$Properties[];
                filter?: (hbase.pb.Filter.$Properties|null);
                time_range?: (hbase.pb.TimeRange.$Properties|null);
                max_versions?: (number|null);
                cache_blocks?: (boolean|null);
                store_limit?: (number|null);
                store_offset?: (number|null);
                existence_only?: (boolean|null);
                closest_row_before?: (boolean|null);
                consistency?: (hbase.pb.Consistency|null);
                cf_time_range?: hbase.pb.ColumnFamilyTimeRange.$Properties[];
                load_column_families_on_demand?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Get.$Properties;
        }
        interface IResult extends hbase.pb.Result.$Properties {
        }
        class Result {
            constructor(properties?: hbase.pb.Result.$Properties);
            $unknowns?: Uint8Array[];
            cell: hbase.pb.Cell[];
            associated_cell_count: (number|null);
            exists: (boolean|null);
            stale: (boolean|null);
            partial: (boolean|null);
            static create(properties: hbase.pb.Result.$Shape): hbase.pb.Result & hbase.pb.Result.$Shape;
            static create(properties?: hbase.pb.Result.$Properties): hbase.pb.Result;
            static encode(message: hbase.pb.Result.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Result & hbase.pb.Result.$Shape;
        }
        namespace Result {
            interface $Properties {
                cell?: hbase.pb.Cell.$Properties[];
                associated_cell_count?: (number|null);
                exists?: (boolean|null);
                stale?: (boolean|null);
                partial?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Result.$Properties;
        }
        interface IGetRequest extends hbase.pb.GetRequest.$Properties {
        }
        class GetRequest {
            constructor(properties?: hbase.pb.GetRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            get: hbase.pb.Get;
            static create(properties: hbase.pb.GetRequest.$Shape): hbase.pb.GetRequest & hbase.pb.GetRequest.$Shape;
            static create(properties?: hbase.pb.GetRequest.$Properties): hbase.pb.GetRequest;
            static encode(message: hbase.pb.GetRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetRequest & hbase.pb.GetRequest.$Shape;
        }
        namespace GetRequest {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                get: hbase.pb.Get.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetRequest.$Properties;
        }
        interface IGetResponse extends hbase.pb.GetResponse.$Properties {
        }
        class GetResponse {
            constructor(properties?: hbase.pb.GetResponse.$Properties);
            $unknowns?: Uint8Array[];
            result: (hbase.pb.Result|null);
            static create(properties: hbase.pb.GetResponse.$Shape): hbase.pb.GetResponse & hbase.pb.GetResponse.$Shape;
            static create(properties?: hbase.pb.GetResponse.$Properties): hbase.pb.GetResponse;
            static encode(message: hbase.pb.GetResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetResponse & hbase.pb.GetResponse.$Shape;
        }
        namespace GetResponse {
            interface $Properties {
                result?: (hbase.pb.Result.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetResponse.$Properties;
        }
        interface ICondition extends hbase.pb.Condition.$Properties {
        }
        class Condition {
            constructor(properties?: hbase.pb.Condition.$Properties);
            $unknowns?: Uint8Array[];
            row: Uint8Array;
            family: (Uint8Array|null);
            qualifier: (Uint8Array|null);
            compare_type: (hbase.pb.CompareType|null);
            comparator: (hbase.pb.Comparator|null);
            time_range: (hbase.pb.TimeRange|null);
            filter: (hbase.pb.Filter|null);
            static create(properties: hbase.pb.Condition.$Shape): hbase.pb.Condition & hbase.pb.Condition.$Shape;
            static create(properties?: hbase.pb.Condition.$Properties): hbase.pb.Condition;
            static encode(message: hbase.pb.Condition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Condition & hbase.pb.Condition.$Shape;
        }
        namespace Condition {
            interface $Properties {
                row: Uint8Array;
                family?: (Uint8Array|null);
                qualifier?: (Uint8Array|null);
                compare_type?: (hbase.pb.CompareType|null);
                comparator?: (hbase.pb.Comparator.$Properties|null);
                time_range?: (hbase.pb.TimeRange.$Properties|null);
                filter?: (hbase.pb.Filter.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Condition.$Properties;
        }
        interface IMutationProto extends hbase.pb.MutationProto.$Properties {
        }
        class MutationProto {
            constructor(properties?: hbase.pb.MutationProto.$Properties);
            $unknowns?: Uint8Array[];
            row: (Uint8Array|null);
            mutate_type: (hbase.pb.MutationProto.MutationType|null);
            column_value: hbase.pb.MutationProto.ColumnValue[];
            timestamp: (number|Long|null);
            attribute: hbase.pb.NameBytesPair[];
            durability: (hbase.pb.MutationProto.Durability|null);
            time_range: (hbase.pb.TimeRange|null);
            associated_cell_count: (number|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.MutationProto.$Shape): hbase.pb.MutationProto & hbase.pb.MutationProto.$Shape;
            static create(properties?: hbase.pb.MutationProto.$Properties): hbase.pb.MutationProto;
            static encode(message: hbase.pb.MutationProto.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MutationProto & hbase.pb.MutationProto.$Shape;
        }
        namespace MutationProto {
            interface $Properties {
                row?: (Uint8Array|null);
                mutate_type?: (hbase.pb.MutationProto.MutationType|null);
                column_value?: hbase.pb.MutationProto.ColumnValue.$Properties[];
                timestamp?: (number|Long|null);
                attribute?: hbase.pb.NameBytesPair.$Properties[];
                durability?: (hbase.pb.MutationProto.Durability|null);
                time_range?: (hbase.pb.TimeRange.$Properties|null);
                associated_cell_count?: (number|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MutationProto.$Properties;
            enum Durability {
                USE_DEFAULT = 0,
                SKIP_WAL = 1,
                ASYNC_WAL = 2,
                SYNC_WAL = 3,
                FSYNC_WAL = 4
            }
            enum MutationType {
                APPEND = 0,
                INCREMENT = 1,
                PUT = 2,
                DELETE = 3
            }
            enum DeleteType {
                DELETE_ONE_VERSION = 0,
                DELETE_MULTIPLE_VERSIONS = 1,
                DELETE_FAMILY = 2,
                DELETE_FAMILY_VERSION = 3
            }
            interface IColumnValue extends hbase.pb.MutationProto.ColumnValue.$Properties {
            }
            class ColumnValue {
                constructor(properties?: hbase.pb.MutationProto.ColumnValue.$Properties);
                $unknowns?: Uint8Array[];
                family: Uint8Array;
                qualifier_value: hbase.pb.MutationProto.ColumnValue.QualifierValue[];
                static create(properties: hbase.pb.MutationProto.ColumnValue.$Shape): hbase.pb.MutationProto.ColumnValue & hbase.pb.MutationProto.ColumnValue.$Shape;
                static create(properties?: hbase.pb.MutationProto.ColumnValue.$Properties): hbase.pb.MutationProto.ColumnValue;
                static encode(message: hbase.pb.MutationProto.ColumnValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MutationProto.ColumnValue & hbase.pb.MutationProto.ColumnValue.$Shape;
            }
            namespace ColumnValue {
                interface $Properties {
                    family: Uint8Array;
                    qualifier_value?: hbase.pb.MutationProto.ColumnValue.QualifierValue.$Properties[];
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.MutationProto.ColumnValue.$Properties;
                interface IQualifierValue extends hbase.pb.MutationProto.ColumnValue.QualifierValue.$Properties {
                }
                class QualifierValue {
                    constructor(properties?: hbase.pb.MutationProto.ColumnValue.QualifierValue.$Properties);
                    $unknowns?: Uint8Array[];
                    qualifier: (Uint8Array|null);
                    value: (Uint8Array|null);
                    timestamp: (number|Long|null);
                    delete_type: (hbase.pb.MutationProto.DeleteType|null);
                    tags: (Uint8Array|null);
                    static create(properties: hbase.pb.MutationProto.ColumnValue.QualifierValue.$Shape): hbase.pb.MutationProto.ColumnValue.QualifierValue & hbase.pb.MutationProto.ColumnValue.QualifierValue.$Shape;
                    static create(properties?: hbase.pb.MutationProto.ColumnValue.QualifierValue.$Properties): hbase.pb.MutationProto.ColumnValue.QualifierValue;
                    static encode(message: hbase.pb.MutationProto.ColumnValue.QualifierValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MutationProto.ColumnValue.QualifierValue & hbase.pb.MutationProto.ColumnValue.QualifierValue.$Shape;
                }
                namespace QualifierValue {
                    interface $Properties {
                        qualifier?: (Uint8Array|null);
                        value?: (Uint8Array|null);
                        timestamp?: (number|Long|null);
                        delete_type?: (hbase.pb.MutationProto.DeleteType|null);
                        tags?: (Uint8Array|null);
                        $unknowns?: Uint8Array[];
                    }
                    type $Shape = hbase.pb.MutationProto.ColumnValue.QualifierValue.$Properties;
                }
            }
        }
        interface IMutateRequest extends hbase.pb.MutateRequest.$Properties {
        }
        class MutateRequest {
            constructor(properties?: hbase.pb.MutateRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            mutation: hbase.pb.MutationProto;
            condition: (hbase.pb.Condition|null);
            nonce_group: (number|Long|null);
            static create(properties: hbase.pb.MutateRequest.$Shape): hbase.pb.MutateRequest & hbase.pb.MutateRequest.$Shape;
            static create(properties?: hbase.pb.MutateRequest.$Properties): hbase.pb.MutateRequest;
            static encode(message: hbase.pb.MutateRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MutateRequest & hbase.pb.MutateRequest.$Shape;
        }
        namespace MutateRequest {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                mutation: hbase.pb.MutationProto.$Properties;
                condition?: (hbase.pb.Condition.$Properties|null);
                nonce_group?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MutateRequest.$Properties;
        }
        interface IMutateResponse extends hbase.pb.MutateResponse.$Properties {
        }
        class MutateResponse {
            constructor(properties?: hbase.pb.MutateResponse.$Properties);
            $unknowns?: Uint8Array[];
            result: (hbase.pb.Result|null);
            processed: (boolean|null);
            static create(properties: hbase.pb.MutateResponse.$Shape): hbase.pb.MutateResponse & hbase.pb.MutateResponse.$Shape;
            static create(properties?: hbase.pb.MutateResponse.$Properties): hbase.pb.MutateResponse;
            static encode(message: hbase.pb.MutateResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MutateResponse & hbase.pb.MutateResponse.$Shape;
        }
        namespace MutateResponse {
            interface $Properties {
                result?: (hbase.pb.Result.$Properties|null);
                processed?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MutateResponse.$Properties;
        }
        interface IScan extends hbase.pb.Scan.$Properties {
        }
        class Scan {
            constructor(properties?: hbase.pb.Scan.$Properties);
            $unknowns?: Uint8Array[];
            column: hbase.pb.Column[];
            attribute: hbase.pb.NameBytesPair[];
            start_row: (Uint8Array|null);
            stop_row: (Uint8Array|null);
            filter: (hbase.pb.Filter|null);
            time_range: (hbase.pb.TimeRange|null);
            max_versions: (number|null);
            cache_blocks: (boolean|null);
            batch_size: (number|null);
            max_result_size: (number|Long|null);
            store_limit: (number|null);
            store_offset: (number|null);
            load_column_families_on_demand: (boolean|null);
            small: (boolean|null);
            reversed: (boolean|null);
            consistency: (hbase.pb.Consistency|null);
            caching: (number|null);
            allow_partial_results: (boolean|null);
            cf_time_range: hbase.pb.ColumnFamilyTimeRange[];
            mvcc_read_point: (number|Long|null);
            include_start_row: (boolean|null);
            include_stop_row: (boolean|null);
            readType: (hbase.pb.Scan.ReadType|null);
            need_cursor_result: (boolean|null);
            static create(properties: hbase.pb.Scan.$Shape): hbase.pb.Scan & hbase.pb.Scan.$Shape;
            static create(properties?: hbase.pb.Scan.$Properties): hbase.pb.Scan;
            static encode(message: hbase.pb.Scan.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Scan & hbase.pb.Scan.$Shape;
        }
        namespace Scan {
            interface $Properties {
                column?: hbase.pb.Column.$Properties[];
                attribute?: hbase.pb.NameBytesPair.$Properties[];
                start_row?: (Uint8Array|null);
                stop_row?: (Uint8Array|null);
                filter?: (hbase.pb.Filter.$Properties|null);
                time_range?: (hbase.pb.TimeRange.$Properties|null);
                max_versions?: (number|null);
                cache_blocks?: (boolean|null);
                batch_size?: (number|null);
                max_result_size?: (number|Long|null);
                store_limit?: (number|null);
                store_offset?: (number|null);
                load_column_families_on_demand?: (boolean|null);
                small?: (boolean|null);
                reversed?: (boolean|null);
                consistency?: (hbase.pb.Consistency|null);
                caching?: (number|null);
                allow_partial_results?: (boolean|null);
                cf_time_range?: hbase.pb.ColumnFamilyTimeRange.$Properties[];
                mvcc_read_point?: (number|Long|null);
                include_start_row?: (boolean|null);
                include_stop_row?: (boolean|null);
                readType?: (hbase.pb.Scan.ReadType|null);
                need_cursor_result?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Scan.$Properties;
            enum ReadType {
                DEFAULT = 0,
                STREAM = 1,
                PREAD = 2
            }
        }
        interface IScanRequest extends hbase.pb.ScanRequest.$Properties {
        }
        class ScanRequest {
            constructor(properties?: hbase.pb.ScanRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: (hbase.pb.RegionSpecifier|null);
            scan: (hbase.pb.Scan|null);
            scanner_id: (number|Long|null);
            number_of_rows: (number|null);
            close_scanner: (boolean|null);
            next_call_seq: (number|Long|null);
            client_handles_partials: (boolean|null);
            client_handles_heartbeats: (boolean|null);
            track_scan_metrics: (boolean|null);
            renew: (boolean|null);
            limit_of_rows: (number|null);
            static create(properties: hbase.pb.ScanRequest.$Shape): hbase.pb.ScanRequest & hbase.pb.ScanRequest.$Shape;
            static create(properties?: hbase.pb.ScanRequest.$Properties): hbase.pb.ScanRequest;
            static encode(message: hbase.pb.ScanRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ScanRequest & hbase.pb.ScanRequest.$Shape;
        }
        namespace ScanRequest {
            interface $Properties {
                region?: (hbase.pb.RegionSpecifier.$Properties|null);
                scan?: (hbase.pb.Scan.$Properties|null);
                scanner_id?: (number|Long|null);
                number_of_rows?: (number|null);
                close_scanner?: (boolean|null);
                next_call_seq?: (number|Long|null);
                client_handles_partials?: (boolean|null);
                client_handles_heartbeats?: (boolean|null);
                track_scan_metrics?: (boolean|null);
                renew?: (boolean|null);
                limit_of_rows?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ScanRequest.$Properties;
        }
        interface ICursor extends hbase.pb.Cursor.$Properties {
        }
        class Cursor {
            constructor(properties?: hbase.pb.Cursor.$Properties);
            $unknowns?: Uint8Array[];
            row: (Uint8Array|null);
            static create(properties: hbase.pb.Cursor.$Shape): hbase.pb.Cursor & hbase.pb.Cursor.$Shape;
            static create(properties?: hbase.pb.Cursor.$Properties): hbase.pb.Cursor;
            static encode(message: hbase.pb.Cursor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Cursor & hbase.pb.Cursor.$Shape;
        }
        namespace Cursor {
            interface $Properties {
                row?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Cursor.$Properties;
        }
        interface IScanResponse extends hbase.pb.ScanResponse.$Properties {
        }
        class ScanResponse {
            constructor(properties?: hbase.pb.ScanResponse.$Properties);
            $unknowns?: Uint8Array[];
            cells_per_result: number[];
            scanner_id: (number|Long|null);
            more_results: (boolean|null);
            ttl: (number|null);
            results: hbase.pb.Result[];
            stale: (boolean|null);
            partial_flag_per_result: boolean[];
            more_results_in_region: (boolean|null);
            heartbeat_message: (boolean|null);
            scan_metrics: (hbase.pb.ScanMetrics|null);
            mvcc_read_point: (number|Long|null);
            cursor: (hbase.pb.Cursor|null);
            static create(properties: hbase.pb.ScanResponse.$Shape): hbase.pb.ScanResponse & hbase.pb.ScanResponse.$Shape;
            static create(properties?: hbase.pb.ScanResponse.$Properties): hbase.pb.ScanResponse;
            static encode(message: hbase.pb.ScanResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ScanResponse & hbase.pb.ScanResponse.$Shape;
        }
        namespace ScanResponse {
            interface $Properties {
                cells_per_result?: number[];
                scanner_id?: (number|Long|null);
                more_results?: (boolean|null);
                ttl?: (number|null);
                results?: hbase.pb.Result.$Properties[];
                stale?: (boolean|null);
                partial_flag_per_result?: boolean[];
                more_results_in_region?: (boolean|null);
                heartbeat_message?: (boolean|null);
                scan_metrics?: (hbase.pb.ScanMetrics.$Properties|null);
                mvcc_read_point?: (number|Long|null);
                cursor?: (hbase.pb.Cursor.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ScanResponse.$Properties;
        }
        interface IBulkLoadHFileRequest extends hbase.pb.BulkLoadHFileRequest.$Properties {
        }
        class BulkLoadHFileRequest {
            constructor(properties?: hbase.pb.BulkLoadHFileRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            family_path: hbase.pb.BulkLoadHFileRequest.FamilyPath[];
            assign_seq_num: (boolean|null);
            fs_token: (hbase.pb.DelegationToken|null);
            bulk_token: (string|null);
            copy_file: (boolean|null);
            cluster_ids: string[];
            replicate: (boolean|null);
            static create(properties: hbase.pb.BulkLoadHFileRequest.$Shape): hbase.pb.BulkLoadHFileRequest & hbase.pb.BulkLoadHFileRequest.$Shape;
            static create(properties?: hbase.pb.BulkLoadHFileRequest.$Properties): hbase.pb.BulkLoadHFileRequest;
            static encode(message: hbase.pb.BulkLoadHFileRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BulkLoadHFileRequest & hbase.pb.BulkLoadHFileRequest.$Shape;
        }
        namespace BulkLoadHFileRequest {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                family_path?: hbase.pb.BulkLoadHFileRequest.FamilyPath.$Properties[];
                assign_seq_num?: (boolean|null);
                fs_token?: (hbase.pb.DelegationToken.$Properties|null);
                bulk_token?: (string|null);
                copy_file?: (boolean|null);
                cluster_ids?: string[];
                replicate?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BulkLoadHFileRequest.$Properties;
            interface IFamilyPath extends hbase.pb.BulkLoadHFileRequest.FamilyPath.$Properties {
            }
            class FamilyPath {
                constructor(properties?: hbase.pb.BulkLoadHFileRequest.FamilyPath.$Properties);
                $unknowns?: Uint8Array[];
                family: Uint8Array;
                path: string;
                static create(properties: hbase.pb.BulkLoadHFileRequest.FamilyPath.$Shape): hbase.pb.BulkLoadHFileRequest.FamilyPath & hbase.pb.BulkLoadHFileRequest.FamilyPath.$Shape;
                static create(properties?: hbase.pb.BulkLoadHFileRequest.FamilyPath.$Properties): hbase.pb.BulkLoadHFileRequest.FamilyPath;
                static encode(message: hbase.pb.BulkLoadHFileRequest.FamilyPath.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BulkLoadHFileRequest.FamilyPath & hbase.pb.BulkLoadHFileRequest.FamilyPath.$Shape;
            }
            namespace FamilyPath {
                interface $Properties {
                    family: Uint8Array;
                    path: string;
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.BulkLoadHFileRequest.FamilyPath.$Properties;
            }
        }
        interface IBulkLoadHFileResponse extends hbase.pb.BulkLoadHFileResponse.$Properties {
        }
        class BulkLoadHFileResponse {
            constructor(properties?: hbase.pb.BulkLoadHFileResponse.$Properties);
            $unknowns?: Uint8Array[];
            loaded: boolean;
            static create(properties: hbase.pb.BulkLoadHFileResponse.$Shape): hbase.pb.BulkLoadHFileResponse & hbase.pb.BulkLoadHFileResponse.$Shape;
            static create(properties?: hbase.pb.BulkLoadHFileResponse.$Properties): hbase.pb.BulkLoadHFileResponse;
            static encode(message: hbase.pb.BulkLoadHFileResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BulkLoadHFileResponse & hbase.pb.BulkLoadHFileResponse.$Shape;
        }
        namespace BulkLoadHFileResponse {
            interface $Properties {
                loaded: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BulkLoadHFileResponse.$Properties;
        }
        interface IDelegationToken extends hbase.pb.DelegationToken.$Properties {
        }
        class DelegationToken {
            constructor(properties?: hbase.pb.DelegationToken.$Properties);
            $unknowns?: Uint8Array[];
            identifier: (Uint8Array|null);
            password: (Uint8Array|null);
            kind: (string|null);
            service: (string|null);
            static create(properties: hbase.pb.DelegationToken.$Shape): hbase.pb.DelegationToken & hbase.pb.DelegationToken.$Shape;
            static create(properties?: hbase.pb.DelegationToken.$Properties): hbase.pb.DelegationToken;
            static encode(message: hbase.pb.DelegationToken.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DelegationToken & hbase.pb.DelegationToken.$Shape;
        }
        namespace DelegationToken {
            interface $Properties {
                identifier?: (Uint8Array|null);
                password?: (Uint8Array|null);
                kind?: (string|null);
                service?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DelegationToken.$Properties;
        }
        interface IPrepareBulkLoadRequest extends hbase.pb.PrepareBulkLoadRequest.$Properties {
        }
        class PrepareBulkLoadRequest {
            constructor(properties?: hbase.pb.PrepareBulkLoadRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            region: (hbase.pb.RegionSpecifier|null);
            static create(properties: hbase.pb.PrepareBulkLoadRequest.$Shape): hbase.pb.PrepareBulkLoadRequest & hbase.pb.PrepareBulkLoadRequest.$Shape;
            static create(properties?: hbase.pb.PrepareBulkLoadRequest.$Properties): hbase.pb.PrepareBulkLoadRequest;
            static encode(message: hbase.pb.PrepareBulkLoadRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.PrepareBulkLoadRequest & hbase.pb.PrepareBulkLoadRequest.$Shape;
        }
        namespace PrepareBulkLoadRequest {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                region?: (hbase.pb.RegionSpecifier.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.PrepareBulkLoadRequest.$Properties;
        }
        interface IPrepareBulkLoadResponse extends hbase.pb.PrepareBulkLoadResponse.$Properties {
        }
        class PrepareBulkLoadResponse {
            constructor(properties?: hbase.pb.PrepareBulkLoadResponse.$Properties);
            $unknowns?: Uint8Array[];
            bulk_token: string;
            static create(properties: hbase.pb.PrepareBulkLoadResponse.$Shape): hbase.pb.PrepareBulkLoadResponse & hbase.pb.PrepareBulkLoadResponse.$Shape;
            static create(properties?: hbase.pb.PrepareBulkLoadResponse.$Properties): hbase.pb.PrepareBulkLoadResponse;
            static encode(message: hbase.pb.PrepareBulkLoadResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.PrepareBulkLoadResponse & hbase.pb.PrepareBulkLoadResponse.$Shape;
        }
        namespace PrepareBulkLoadResponse {
            interface $Properties {
                bulk_token: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.PrepareBulkLoadResponse.$Properties;
        }
        interface ICleanupBulkLoadRequest extends hbase.pb.CleanupBulkLoadRequest.$Properties {
        }
        class CleanupBulkLoadRequest {
            constructor(properties?: hbase.pb.CleanupBulkLoadRequest.$Properties);
            $unknowns?: Uint8Array[];
            bulk_token: string;
            region: (hbase.pb.RegionSpecifier|null);
            static create(properties: hbase.pb.CleanupBulkLoadRequest.$Shape): hbase.pb.CleanupBulkLoadRequest & hbase.pb.CleanupBulkLoadRequest.$Shape;
            static create(properties?: hbase.pb.CleanupBulkLoadRequest.$Properties): hbase.pb.CleanupBulkLoadRequest;
            static encode(message: hbase.pb.CleanupBulkLoadRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CleanupBulkLoadRequest & hbase.pb.CleanupBulkLoadRequest.$Shape;
        }
        namespace CleanupBulkLoadRequest {
            interface $Properties {
                bulk_token: string;
                region?: (hbase.pb.RegionSpecifier.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CleanupBulkLoadRequest.$Properties;
        }
        interface ICleanupBulkLoadResponse extends hbase.pb.CleanupBulkLoadResponse.$Properties {
        }
        class CleanupBulkLoadResponse {
            constructor(properties?: hbase.pb.CleanupBulkLoadResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.CleanupBulkLoadResponse.$Shape): hbase.pb.CleanupBulkLoadResponse & hbase.pb.CleanupBulkLoadResponse.$Shape;
            static create(properties?: hbase.pb.CleanupBulkLoadResponse.$Properties): hbase.pb.CleanupBulkLoadResponse;
            static encode(message: hbase.pb.CleanupBulkLoadResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CleanupBulkLoadResponse & hbase.pb.CleanupBulkLoadResponse.$Shape;
        }
        namespace CleanupBulkLoadResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CleanupBulkLoadResponse.$Properties;
        }
        interface ICoprocessorServiceCall extends hbase.pb.CoprocessorServiceCall.$Properties {
        }
        class CoprocessorServiceCall {
            constructor(properties?: hbase.pb.CoprocessorServiceCall.$Properties);
            $unknowns?: Uint8Array[];
            row: Uint8Array;
            service_name: string;
            method_name: string;
            request: Uint8Array;
            static create(properties: hbase.pb.CoprocessorServiceCall.$Shape): hbase.pb.CoprocessorServiceCall & hbase.pb.CoprocessorServiceCall.$Shape;
            static create(properties?: hbase.pb.CoprocessorServiceCall.$Properties): hbase.pb.CoprocessorServiceCall;
            static encode(message: hbase.pb.CoprocessorServiceCall.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CoprocessorServiceCall & hbase.pb.CoprocessorServiceCall.$Shape;
        }
        namespace CoprocessorServiceCall {
            interface $Properties {
                row: Uint8Array;
                service_name: string;
                method_name: string;
                request: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CoprocessorServiceCall.$Properties;
        }
        interface ICoprocessorServiceResult extends hbase.pb.CoprocessorServiceResult.$Properties {
        }
        class CoprocessorServiceResult {
            constructor(properties?: hbase.pb.CoprocessorServiceResult.$Properties);
            $unknowns?: Uint8Array[];
            value: (hbase.pb.NameBytesPair|null);
            static create(properties: hbase.pb.CoprocessorServiceResult.$Shape): hbase.pb.CoprocessorServiceResult & hbase.pb.CoprocessorServiceResult.$Shape;
            static create(properties?: hbase.pb.CoprocessorServiceResult.$Properties): hbase.pb.CoprocessorServiceResult;
            static encode(message: hbase.pb.CoprocessorServiceResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CoprocessorServiceResult & hbase.pb.CoprocessorServiceResult.$Shape;
        }
        namespace CoprocessorServiceResult {
            interface $Properties {
                value?: (hbase.pb.NameBytesPair.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CoprocessorServiceResult.$Properties;
        }
        interface ICoprocessorServiceRequest extends hbase.pb.CoprocessorServiceRequest.$Properties {
        }
        class CoprocessorServiceRequest {
            constructor(properties?: hbase.pb.CoprocessorServiceRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            call: hbase.pb.CoprocessorServiceCall;
            static create(properties: hbase.pb.CoprocessorServiceRequest.$Shape): hbase.pb.CoprocessorServiceRequest & hbase.pb.CoprocessorServiceRequest.$Shape;
            static create(properties?: hbase.pb.CoprocessorServiceRequest.$Properties): hbase.pb.CoprocessorServiceRequest;
            static encode(message: hbase.pb.CoprocessorServiceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CoprocessorServiceRequest & hbase.pb.CoprocessorServiceRequest.$Shape;
        }
        namespace CoprocessorServiceRequest {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                call: hbase.pb.CoprocessorServiceCall.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CoprocessorServiceRequest.$Properties;
        }
        interface ICoprocessorServiceResponse extends hbase.pb.CoprocessorServiceResponse.$Properties {
        }
        class CoprocessorServiceResponse {
            constructor(properties?: hbase.pb.CoprocessorServiceResponse.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            value: hbase.pb.NameBytesPair;
            static create(properties: hbase.pb.CoprocessorServiceResponse.$Shape): hbase.pb.CoprocessorServiceResponse & hbase.pb.CoprocessorServiceResponse.$Shape;
            static create(properties?: hbase.pb.CoprocessorServiceResponse.$Properties): hbase.pb.CoprocessorServiceResponse;
            static encode(message: hbase.pb.CoprocessorServiceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CoprocessorServiceResponse & hbase.pb.CoprocessorServiceResponse.$Shape;
        }
        namespace CoprocessorServiceResponse {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                value: hbase.pb.NameBytesPair.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CoprocessorServiceResponse.$Properties;
        }
        interface IAction extends hbase.pb.Action.$Properties {
        }
        class Action {
            constructor(properties?: hbase.pb.Action.$Properties);
            $unknowns?: Uint8Array[];
            index: (number|null);
            mutation: (hbase.pb.MutationProto|null);
            get: (hbase.pb.Get|null);
            service_call: (hbase.pb.CoprocessorServiceCall|null);
            static create(properties: hbase.pb.Action.$Shape): hbase.pb.Action & hbase.pb.Action.$Shape;
            static create(properties?: hbase.pb.Action.$Properties): hbase.pb.Action;
            static encode(message: hbase.pb.Action.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Action & hbase.pb.Action.$Shape;
        }
        namespace Action {
            interface $Properties {
                index?: (number|null);
                mutation?: (hbase.pb.MutationProto.$Properties|null);
                get?: (hbase.pb.Get.$Properties|null);
                service_call?: (hbase.pb.CoprocessorServiceCall.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Action.$Properties;
        }
        interface IRegionAction extends hbase.pb.RegionAction.$Properties {
        }
        class RegionAction {
            constructor(properties?: hbase.pb.RegionAction.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            atomic: (boolean|null);
            action: hbase.pb.Action[];
            condition: (hbase.pb.Condition|null);
            static create(properties: hbase.pb.RegionAction.$Shape): hbase.pb.RegionAction & hbase.pb.RegionAction.$Shape;
            static create(properties?: hbase.pb.RegionAction.$Properties): hbase.pb.RegionAction;
            static encode(message: hbase.pb.RegionAction.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionAction & hbase.pb.RegionAction.$Shape;
        }
        namespace RegionAction {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                atomic?: (boolean|null);
                action?: hbase.pb.Action.$Properties[];
                condition?: (hbase.pb.Condition.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionAction.$Properties;
        }
        interface IRegionLoadStats extends hbase.pb.RegionLoadStats.$Properties {
        }
        class RegionLoadStats {
            constructor(properties?: hbase.pb.RegionLoadStats.$Properties);
            $unknowns?: Uint8Array[];
            memStoreLoad: (number|null);
            heapOccupancy: (number|null);
            compactionPressure: (number|null);
            static create(properties: hbase.pb.RegionLoadStats.$Shape): hbase.pb.RegionLoadStats & hbase.pb.RegionLoadStats.$Shape;
            static create(properties?: hbase.pb.RegionLoadStats.$Properties): hbase.pb.RegionLoadStats;
            static encode(message: hbase.pb.RegionLoadStats.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionLoadStats & hbase.pb.RegionLoadStats.$Shape;
        }
        namespace RegionLoadStats {
            interface $Properties {
                memStoreLoad?: (number|null);
                heapOccupancy?: (number|null);
                compactionPressure?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionLoadStats.$Properties;
        }
        interface IMultiRegionLoadStats extends hbase.pb.MultiRegionLoadStats.$Properties {
        }
        class MultiRegionLoadStats {
            constructor(properties?: hbase.pb.MultiRegionLoadStats.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier[];
            stat: hbase.pb.RegionLoadStats[];
            static create(properties: hbase.pb.MultiRegionLoadStats.$Shape): hbase.pb.MultiRegionLoadStats & hbase.pb.MultiRegionLoadStats.$Shape;
            static create(properties?: hbase.pb.MultiRegionLoadStats.$Properties): hbase.pb.MultiRegionLoadStats;
            static encode(message: hbase.pb.MultiRegionLoadStats.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MultiRegionLoadStats & hbase.pb.MultiRegionLoadStats.$Shape;
        }
        namespace MultiRegionLoadStats {
            interface $Properties {
                region?: hbase.pb.RegionSpecifier.$Properties[];
                stat?: hbase.pb.RegionLoadStats.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MultiRegionLoadStats.$Properties;
        }
        interface IResultOrException extends hbase.pb.ResultOrException.$Properties {
        }
        class ResultOrException {
            constructor(properties?: hbase.pb.ResultOrException.$Properties);
            $unknowns?: Uint8Array[];
            index: (number|null);
            result: (hbase.pb.Result|null);
            exception: (hbase.pb.NameBytesPair|null);
            service_result: (hbase.pb.CoprocessorServiceResult|null);
            loadStats: (hbase.pb.RegionLoadStats|null);
            static create(properties: hbase.pb.ResultOrException.$Shape): hbase.pb.ResultOrException & hbase.pb.ResultOrException.$Shape;
            static create(properties?: hbase.pb.ResultOrException.$Properties): hbase.pb.ResultOrException;
            static encode(message: hbase.pb.ResultOrException.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ResultOrException & hbase.pb.ResultOrException.$Shape;
        }
        namespace ResultOrException {
            interface $Properties {
                index?: (number|null);
                result?: (hbase.pb.Result.$Properties|null);
                exception?: (hbase.pb.NameBytesPair.$Properties|null);
                service_result?: (hbase.pb.CoprocessorServiceResult.$Properties|null);
                loadStats?: (hbase.pb.RegionLoadStats.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ResultOrException.$Properties;
        }
        interface IRegionActionResult extends hbase.pb.RegionActionResult.$Properties {
        }
        class RegionActionResult {
            constructor(properties?: hbase.pb.RegionActionResult.$Properties);
            $unknowns?: Uint8Array[];
            resultOrException: hbase.pb.ResultOrException[];
            exception: (hbase.pb.NameBytesPair|null);
            processed: (boolean|null);
            static create(properties: hbase.pb.RegionActionResult.$Shape): hbase.pb.RegionActionResult & hbase.pb.RegionActionResult.$Shape;
            static create(properties?: hbase.pb.RegionActionResult.$Properties): hbase.pb.RegionActionResult;
            static encode(message: hbase.pb.RegionActionResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionActionResult & hbase.pb.RegionActionResult.$Shape;
        }
        namespace RegionActionResult {
            interface $Properties {
                resultOrException?: hbase.pb.ResultOrException.$Properties[];
                exception?: (hbase.pb.NameBytesPair.$Properties|null);
                processed?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionActionResult.$Properties;
        }
        interface IMultiRequest extends hbase.pb.MultiRequest.$Properties {
        }
        class MultiRequest {
            constructor(properties?: hbase.pb.MultiRequest.$Properties);
            $unknowns?: Uint8Array[];
            regionAction: hbase.pb.RegionAction[];
            nonceGroup: (number|Long|null);
            condition: (hbase.pb.Condition|null);
            static create(properties: hbase.pb.MultiRequest.$Shape): hbase.pb.MultiRequest & hbase.pb.MultiRequest.$Shape;
            static create(properties?: hbase.pb.MultiRequest.$Properties): hbase.pb.MultiRequest;
            static encode(message: hbase.pb.MultiRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MultiRequest & hbase.pb.MultiRequest.$Shape;
        }
        namespace MultiRequest {
            interface $Properties {
                regionAction?: hbase.pb.RegionAction.$Properties[];
                nonceGroup?: (number|Long|null);
                condition?: (hbase.pb.Condition.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MultiRequest.$Properties;
        }
        interface IMultiResponse extends hbase.pb.MultiResponse.$Properties {
        }
        class MultiResponse {
            constructor(properties?: hbase.pb.MultiResponse.$Properties);
            $unknowns?: Uint8Array[];
            regionActionResult: hbase.pb.RegionActionResult[];
            processed: (boolean|null);
            regionStatistics: (hbase.pb.MultiRegionLoadStats|null);
            static create(properties: hbase.pb.MultiResponse.$Shape): hbase.pb.MultiResponse & hbase.pb.MultiResponse.$Shape;
            static create(properties?: hbase.pb.MultiResponse.$Properties): hbase.pb.MultiResponse;
            static encode(message: hbase.pb.MultiResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MultiResponse & hbase.pb.MultiResponse.$Shape;
        }
        namespace MultiResponse {
            interface $Properties {
                regionActionResult?: hbase.pb.RegionActionResult.$Properties[];
                processed?: (boolean|null);
                regionStatistics?: (hbase.pb.MultiRegionLoadStats.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MultiResponse.$Properties;
        }
        enum CellType {
            MINIMUM = 0,
            PUT = 4,
            DELETE = 8,
            DELETE_FAMILY_VERSION = 10,
            DELETE_COLUMN = 12,
            DELETE_FAMILY = 14,
            MAXIMUM = 255
        }
        interface ICell extends hbase.pb.Cell.$Properties {
        }
        class Cell {
            constructor(properties?: hbase.pb.Cell.$Properties);
            $unknowns?: Uint8Array[];
            row: (Uint8Array|null);
            family: (Uint8Array|null);
            qualifier: (Uint8Array|null);
            timestamp: (number|Long|null);
            cell_type: (hbase.pb.CellType|null);
            value: (Uint8Array|null);
            tags: (Uint8Array|null);
            static create(properties: hbase.pb.Cell.$Shape): hbase.pb.Cell & hbase.pb.Cell.$Shape;
            static create(properties?: hbase.pb.Cell.$Properties): hbase.pb.Cell;
            static encode(message: hbase.pb.Cell.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Cell & hbase.pb.Cell.$Shape;
        }
        namespace Cell {
            interface $Properties {
                row?: (Uint8Array|null);
                family?: (Uint8Array|null);
                qualifier?: (Uint8Array|null);
                timestamp?: (number|Long|null);
                cell_type?: (hbase.pb.CellType|null);
                value?: (Uint8Array|null);
                tags?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Cell.$Properties;
        }
        interface IKeyValue extends hbase.pb.KeyValue.$Properties {
        }
        class KeyValue {
            constructor(properties?: hbase.pb.KeyValue.$Properties);
            $unknowns?: Uint8Array[];
            row: Uint8Array;
            family: Uint8Array;
            qualifier: Uint8Array;
            timestamp: (number|Long|null);
            key_type: (hbase.pb.CellType|null);
            value: (Uint8Array|null);
            tags: (Uint8Array|null);
            static create(properties: hbase.pb.KeyValue.$Shape): hbase.pb.KeyValue & hbase.pb.KeyValue.$Shape;
            static create(properties?: hbase.pb.KeyValue.$Properties): hbase.pb.KeyValue;
            static encode(message: hbase.pb.KeyValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.KeyValue & hbase.pb.KeyValue.$Shape;
        }
        namespace KeyValue {
            interface $Properties {
                row: Uint8Array;
                family: Uint8Array;
                qualifier: Uint8Array;
                timestamp?: (number|Long|null);
                key_type?: (hbase.pb.CellType|null);
                value?: (Uint8Array|null);
                tags?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.KeyValue.$Properties;
        }
        interface IComparator extends hbase.pb.Comparator.$Properties {
        }
        class Comparator {
            constructor(properties?: hbase.pb.Comparator.$Properties);
            $unknowns?: Uint8Array[];
            name: string;
            serialized_comparator: (Uint8Array|null);
            static create(properties: hbase.pb.Comparator.$Shape): hbase.pb.Comparator & hbase.pb.Comparator.$Shape;
            static create(properties?: hbase.pb.Comparator.$Properties): hbase.pb.Comparator;
            static encode(message: hbase.pb.Comparator.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Comparator & hbase.pb.Comparator.$Shape;
        }
        namespace Comparator {
            interface $Properties {
                name: string;
                serialized_comparator?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Comparator.$Properties;
        }
        interface IByteArrayComparable extends hbase.pb.ByteArrayComparable.$Properties {
        }
        class ByteArrayComparable {
            constructor(properties?: hbase.pb.ByteArrayComparable.$Properties);
            $unknowns?: Uint8Array[];
            value: (Uint8Array|null);
            static create(properties: hbase.pb.ByteArrayComparable.$Shape): hbase.pb.ByteArrayComparable & hbase.pb.ByteArrayComparable.$Shape;
            static create(properties?: hbase.pb.ByteArrayComparable.$Properties): hbase.pb.ByteArrayComparable;
            static encode(message: hbase.pb.ByteArrayComparable.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ByteArrayComparable & hbase.pb.ByteArrayComparable.$Shape;
        }
        namespace ByteArrayComparable {
            interface $Properties {
                value?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ByteArrayComparable.$Properties;
        }
        interface IBinaryComparator extends hbase.pb.BinaryComparator.$Properties {
        }
        class BinaryComparator {
            constructor(properties?: hbase.pb.BinaryComparator.$Properties);
            $unknowns?: Uint8Array[];
            comparable: hbase.pb.ByteArrayComparable;
            static create(properties: hbase.pb.BinaryComparator.$Shape): hbase.pb.BinaryComparator & hbase.pb.BinaryComparator.$Shape;
            static create(properties?: hbase.pb.BinaryComparator.$Properties): hbase.pb.BinaryComparator;
            static encode(message: hbase.pb.BinaryComparator.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BinaryComparator & hbase.pb.BinaryComparator.$Shape;
        }
        namespace BinaryComparator {
            interface $Properties {
                comparable: hbase.pb.ByteArrayComparable.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BinaryComparator.$Properties;
        }
        interface ILongComparator extends hbase.pb.LongComparator.$Properties {
        }
        class LongComparator {
            constructor(properties?: hbase.pb.LongComparator.$Properties);
            $unknowns?: Uint8Array[];
            comparable: hbase.pb.ByteArrayComparable;
            static create(properties: hbase.pb.LongComparator.$Shape): hbase.pb.LongComparator & hbase.pb.LongComparator.$Shape;
            static create(properties?: hbase.pb.LongComparator.$Properties): hbase.pb.LongComparator;
            static encode(message: hbase.pb.LongComparator.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.LongComparator & hbase.pb.LongComparator.$Shape;
        }
        namespace LongComparator {
            interface $Properties {
                comparable: hbase.pb.ByteArrayComparable.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.LongComparator.$Properties;
        }
        interface IBinaryPrefixComparator extends hbase.pb.BinaryPrefixComparator.$Properties {
        }
        class BinaryPrefixComparator {
            constructor(properties?: hbase.pb.BinaryPrefixComparator.$Properties);
            $unknowns?: Uint8Array[];
            comparable: hbase.pb.ByteArrayComparable;
            static create(properties: hbase.pb.BinaryPrefixComparator.$Shape): hbase.pb.BinaryPrefixComparator & hbase.pb.BinaryPrefixComparator.$Shape;
            static create(properties?: hbase.pb.BinaryPrefixComparator.$Properties): hbase.pb.BinaryPrefixComparator;
            static encode(message: hbase.pb.BinaryPrefixComparator.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BinaryPrefixComparator & hbase.pb.BinaryPrefixComparator.$Shape;
        }
        namespace BinaryPrefixComparator {
            interface $Properties {
                comparable: hbase.pb.ByteArrayComparable.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BinaryPrefixComparator.$Properties;
        }
        interface IBitComparator extends hbase.pb.BitComparator.$Properties {
        }
        class BitComparator {
            constructor(properties?: hbase.pb.BitComparator.$Properties);
            $unknowns?: Uint8Array[];
            comparable: hbase.pb.ByteArrayComparable;
            bitwise_op: hbase.pb.BitComparator.BitwiseOp;
            static create(properties: hbase.pb.BitComparator.$Shape): hbase.pb.BitComparator & hbase.pb.BitComparator.$Shape;
            static create(properties?: hbase.pb.BitComparator.$Properties): hbase.pb.BitComparator;
            static encode(message: hbase.pb.BitComparator.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BitComparator & hbase.pb.BitComparator.$Shape;
        }
        namespace BitComparator {
            interface $Properties {
                comparable: hbase.pb.ByteArrayComparable.$Properties;
                bitwise_op: hbase.pb.BitComparator.BitwiseOp;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BitComparator.$Properties;
            enum BitwiseOp {
                AND = 1,
                OR = 2,
                XOR = 3
            }
        }
        interface INullComparator extends hbase.pb.NullComparator.$Properties {
        }
        class NullComparator {
            constructor(properties?: hbase.pb.NullComparator.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.NullComparator.$Shape): hbase.pb.NullComparator & hbase.pb.NullComparator.$Shape;
            static create(properties?: hbase.pb.NullComparator.$Properties): hbase.pb.NullComparator;
            static encode(message: hbase.pb.NullComparator.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.NullComparator & hbase.pb.NullComparator.$Shape;
        }
        namespace NullComparator {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.NullComparator.$Properties;
        }
        interface IRegexStringComparator extends hbase.pb.RegexStringComparator.$Properties {
        }
        class RegexStringComparator {
            constructor(properties?: hbase.pb.RegexStringComparator.$Properties);
            $unknowns?: Uint8Array[];
            pattern: string;
            pattern_flags: number;
            charset: string;
            engine: (string|null);
            static create(properties: hbase.pb.RegexStringComparator.$Shape): hbase.pb.RegexStringComparator & hbase.pb.RegexStringComparator.$Shape;
            static create(properties?: hbase.pb.RegexStringComparator.$Properties): hbase.pb.RegexStringComparator;
            static encode(message: hbase.pb.RegexStringComparator.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegexStringComparator & hbase.pb.RegexStringComparator.$Shape;
        }
        namespace RegexStringComparator {
            interface $Properties {
                pattern: string;
                pattern_flags: number;
                charset: string;
                engine?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegexStringComparator.$Properties;
        }
        interface ISubstringComparator extends hbase.pb.SubstringComparator.$Properties {
        }
        class SubstringComparator {
            constructor(properties?: hbase.pb.SubstringComparator.$Properties);
            $unknowns?: Uint8Array[];
            substr: string;
            static create(properties: hbase.pb.SubstringComparator.$Shape): hbase.pb.SubstringComparator & hbase.pb.SubstringComparator.$Shape;
            static create(properties?: hbase.pb.SubstringComparator.$Properties): hbase.pb.SubstringComparator;
            static encode(message: hbase.pb.SubstringComparator.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SubstringComparator & hbase.pb.SubstringComparator.$Shape;
        }
        namespace SubstringComparator {
            interface $Properties {
                substr: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SubstringComparator.$Properties;
        }
        interface IBigDecimalComparator extends hbase.pb.BigDecimalComparator.$Properties {
        }
        class BigDecimalComparator {
            constructor(properties?: hbase.pb.BigDecimalComparator.$Properties);
            $unknowns?: Uint8Array[];
            comparable: hbase.pb.ByteArrayComparable;
            static create(properties: hbase.pb.BigDecimalComparator.$Shape): hbase.pb.BigDecimalComparator & hbase.pb.BigDecimalComparator.$Shape;
            static create(properties?: hbase.pb.BigDecimalComparator.$Properties): hbase.pb.BigDecimalComparator;
            static encode(message: hbase.pb.BigDecimalComparator.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BigDecimalComparator & hbase.pb.BigDecimalComparator.$Shape;
        }
        namespace BigDecimalComparator {
            interface $Properties {
                comparable: hbase.pb.ByteArrayComparable.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BigDecimalComparator.$Properties;
        }
        interface IBinaryComponentComparator extends hbase.pb.BinaryComponentComparator.$Properties {
        }
        class BinaryComponentComparator {
            constructor(properties?: hbase.pb.BinaryComponentComparator.$Properties);
            $unknowns?: Uint8Array[];
            value: Uint8Array;
            offset: number;
            static create(properties: hbase.pb.BinaryComponentComparator.$Shape): hbase.pb.BinaryComponentComparator & hbase.pb.BinaryComponentComparator.$Shape;
            static create(properties?: hbase.pb.BinaryComponentComparator.$Properties): hbase.pb.BinaryComponentComparator;
            static encode(message: hbase.pb.BinaryComponentComparator.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BinaryComponentComparator & hbase.pb.BinaryComponentComparator.$Shape;
        }
        namespace BinaryComponentComparator {
            interface $Properties {
                value: Uint8Array;
                offset: number;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BinaryComponentComparator.$Properties;
        }
        interface IFilter extends hbase.pb.Filter.$Properties {
        }
        class Filter {
            constructor(properties?: hbase.pb.Filter.$Properties);
            $unknowns?: Uint8Array[];
            name: string;
            serialized_filter: (Uint8Array|null);
            static create(properties: hbase.pb.Filter.$Shape): hbase.pb.Filter & hbase.pb.Filter.$Shape;
            static create(properties?: hbase.pb.Filter.$Properties): hbase.pb.Filter;
            static encode(message: hbase.pb.Filter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Filter & hbase.pb.Filter.$Shape;
        }
        namespace Filter {
            interface $Properties {
                name: string;
                serialized_filter?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Filter.$Properties;
        }
        interface IColumnCountGetFilter extends hbase.pb.ColumnCountGetFilter.$Properties {
        }
        class ColumnCountGetFilter {
            constructor(properties?: hbase.pb.ColumnCountGetFilter.$Properties);
            $unknowns?: Uint8Array[];
            limit: number;
            static create(properties: hbase.pb.ColumnCountGetFilter.$Shape): hbase.pb.ColumnCountGetFilter & hbase.pb.ColumnCountGetFilter.$Shape;
            static create(properties?: hbase.pb.ColumnCountGetFilter.$Properties): hbase.pb.ColumnCountGetFilter;
            static encode(message: hbase.pb.ColumnCountGetFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ColumnCountGetFilter & hbase.pb.ColumnCountGetFilter.$Shape;
        }
        namespace ColumnCountGetFilter {
            interface $Properties {
                limit: number;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ColumnCountGetFilter.$Properties;
        }
        interface IColumnPaginationFilter extends hbase.pb.ColumnPaginationFilter.$Properties {
        }
        class ColumnPaginationFilter {
            constructor(properties?: hbase.pb.ColumnPaginationFilter.$Properties);
            $unknowns?: Uint8Array[];
            limit: number;
            offset: (number|null);
            column_offset: (Uint8Array|null);
            static create(properties: hbase.pb.ColumnPaginationFilter.$Shape): hbase.pb.ColumnPaginationFilter & hbase.pb.ColumnPaginationFilter.$Shape;
            static create(properties?: hbase.pb.ColumnPaginationFilter.$Properties): hbase.pb.ColumnPaginationFilter;
            static encode(message: hbase.pb.ColumnPaginationFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ColumnPaginationFilter & hbase.pb.ColumnPaginationFilter.$Shape;
        }
        namespace ColumnPaginationFilter {
            interface $Properties {
                limit: number;
                offset?: (number|null);
                column_offset?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ColumnPaginationFilter.$Properties;
        }
        interface IColumnPrefixFilter extends hbase.pb.ColumnPrefixFilter.$Properties {
        }
        class ColumnPrefixFilter {
            constructor(properties?: hbase.pb.ColumnPrefixFilter.$Properties);
            $unknowns?: Uint8Array[];
            prefix: Uint8Array;
            static create(properties: hbase.pb.ColumnPrefixFilter.$Shape): hbase.pb.ColumnPrefixFilter & hbase.pb.ColumnPrefixFilter.$Shape;
            static create(properties?: hbase.pb.ColumnPrefixFilter.$Properties): hbase.pb.ColumnPrefixFilter;
            static encode(message: hbase.pb.ColumnPrefixFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ColumnPrefixFilter & hbase.pb.ColumnPrefixFilter.$Shape;
        }
        namespace ColumnPrefixFilter {
            interface $Properties {
                prefix: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ColumnPrefixFilter.$Properties;
        }
        interface IColumnRangeFilter extends hbase.pb.ColumnRangeFilter.$Properties {
        }
        class ColumnRangeFilter {
            constructor(properties?: hbase.pb.ColumnRangeFilter.$Properties);
            $unknowns?: Uint8Array[];
            min_column: (Uint8Array|null);
            min_column_inclusive: (boolean|null);
            max_column: (Uint8Array|null);
            max_column_inclusive: (boolean|null);
            static create(properties: hbase.pb.ColumnRangeFilter.$Shape): hbase.pb.ColumnRangeFilter & hbase.pb.ColumnRangeFilter.$Shape;
            static create(properties?: hbase.pb.ColumnRangeFilter.$Properties): hbase.pb.ColumnRangeFilter;
            static encode(message: hbase.pb.ColumnRangeFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ColumnRangeFilter & hbase.pb.ColumnRangeFilter.$Shape;
        }
        namespace ColumnRangeFilter {
            interface $Properties {
                min_column?: (Uint8Array|null);
                min_column_inclusive?: (boolean|null);
                max_column?: (Uint8Array|null);
                max_column_inclusive?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ColumnRangeFilter.$Properties;
        }
        interface ICompareFilter extends hbase.pb.CompareFilter.$Properties {
        }
        class CompareFilter {
            constructor(properties?: hbase.pb.CompareFilter.$Properties);
            $unknowns?: Uint8Array[];
            compare_op: hbase.pb.CompareType;
            comparator: (hbase.pb.Comparator|null);
            static create(properties: hbase.pb.CompareFilter.$Shape): hbase.pb.CompareFilter & hbase.pb.CompareFilter.$Shape;
            static create(properties?: hbase.pb.CompareFilter.$Properties): hbase.pb.CompareFilter;
            static encode(message: hbase.pb.CompareFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CompareFilter & hbase.pb.CompareFilter.$Shape;
        }
        namespace CompareFilter {
            interface $Properties {
                compare_op: hbase.pb.CompareType;
                comparator?: (hbase.pb.Comparator.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CompareFilter.$Properties;
        }
        interface IDependentColumnFilter extends hbase.pb.DependentColumnFilter.$Properties {
        }
        class DependentColumnFilter {
            constructor(properties?: hbase.pb.DependentColumnFilter.$Properties);
            $unknowns?: Uint8Array[];
            compare_filter: hbase.pb.CompareFilter;
            column_family: (Uint8Array|null);
            column_qualifier: (Uint8Array|null);
            drop_dependent_column: (boolean|null);
            static create(properties: hbase.pb.DependentColumnFilter.$Shape): hbase.pb.DependentColumnFilter & hbase.pb.DependentColumnFilter.$Shape;
            static create(properties?: hbase.pb.DependentColumnFilter.$Properties): hbase.pb.DependentColumnFilter;
            static encode(message: hbase.pb.DependentColumnFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DependentColumnFilter & hbase.pb.DependentColumnFilter.$Shape;
        }
        namespace DependentColumnFilter {
            interface $Properties {
                compare_filter: hbase.pb.CompareFilter.$Properties;
                column_family?: (Uint8Array|null);
                column_qualifier?: (Uint8Array|null);
                drop_dependent_column?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DependentColumnFilter.$Properties;
        }
        interface IFamilyFilter extends hbase.pb.FamilyFilter.$Properties {
        }
        class FamilyFilter {
            constructor(properties?: hbase.pb.FamilyFilter.$Properties);
            $unknowns?: Uint8Array[];
            compare_filter: hbase.pb.CompareFilter;
            static create(properties: hbase.pb.FamilyFilter.$Shape): hbase.pb.FamilyFilter & hbase.pb.FamilyFilter.$Shape;
            static create(properties?: hbase.pb.FamilyFilter.$Properties): hbase.pb.FamilyFilter;
            static encode(message: hbase.pb.FamilyFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FamilyFilter & hbase.pb.FamilyFilter.$Shape;
        }
        namespace FamilyFilter {
            interface $Properties {
                compare_filter: hbase.pb.CompareFilter.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FamilyFilter.$Properties;
        }
        interface IFilterList extends hbase.pb.FilterList.$Properties {
        }
        class FilterList {
            constructor(properties?: hbase.pb.FilterList.$Properties);
            $unknowns?: Uint8Array[];
            operator: hbase.pb.FilterList.Operator;
            filters: hbase.pb.Filter[];
            static create(properties: hbase.pb.FilterList.$Shape): hbase.pb.FilterList & hbase.pb.FilterList.$Shape;
            static create(properties?: hbase.pb.FilterList.$Properties): hbase.pb.FilterList;
            static encode(message: hbase.pb.FilterList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FilterList & hbase.pb.FilterList.$Shape;
        }
        namespace FilterList {
            interface $Properties {
                operator: hbase.pb.FilterList.Operator;
                filters?: hbase.pb.Filter.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FilterList.$Properties;
            enum Operator {
                MUST_PASS_ALL = 1,
                MUST_PASS_ONE = 2
            }
        }
        interface IFilterWrapper extends hbase.pb.FilterWrapper.$Properties {
        }
        class FilterWrapper {
            constructor(properties?: hbase.pb.FilterWrapper.$Properties);
            $unknowns?: Uint8Array[];
            filter: hbase.pb.Filter;
            static create(properties: hbase.pb.FilterWrapper.$Shape): hbase.pb.FilterWrapper & hbase.pb.FilterWrapper.$Shape;
            static create(properties?: hbase.pb.FilterWrapper.$Properties): hbase.pb.FilterWrapper;
            static encode(message: hbase.pb.FilterWrapper.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FilterWrapper & hbase.pb.FilterWrapper.$Shape;
        }
        namespace FilterWrapper {
            interface $Properties {
                filter: hbase.pb.Filter.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FilterWrapper.$Properties;
        }
        interface IFirstKeyOnlyFilter extends hbase.pb.FirstKeyOnlyFilter.$Properties {
        }
        class FirstKeyOnlyFilter {
            constructor(properties?: hbase.pb.FirstKeyOnlyFilter.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.FirstKeyOnlyFilter.$Shape): hbase.pb.FirstKeyOnlyFilter & hbase.pb.FirstKeyOnlyFilter.$Shape;
            static create(properties?: hbase.pb.FirstKeyOnlyFilter.$Properties): hbase.pb.FirstKeyOnlyFilter;
            static encode(message: hbase.pb.FirstKeyOnlyFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FirstKeyOnlyFilter & hbase.pb.FirstKeyOnlyFilter.$Shape;
        }
        namespace FirstKeyOnlyFilter {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FirstKeyOnlyFilter.$Properties;
        }
        interface IFirstKeyValueMatchingQualifiersFilter extends hbase.pb.FirstKeyValueMatchingQualifiersFilter.$Properties {
        }
        class FirstKeyValueMatchingQualifiersFilter {
            constructor(properties?: hbase.pb.FirstKeyValueMatchingQualifiersFilter.$Properties);
            $unknowns?: Uint8Array[];
            qualifiers: Uint8Array[];
            static create(properties: hbase.pb.FirstKeyValueMatchingQualifiersFilter.$Shape): hbase.pb.FirstKeyValueMatchingQualifiersFilter & hbase.pb.FirstKeyValueMatchingQualifiersFilter.$Shape;
            static create(properties?: hbase.pb.FirstKeyValueMatchingQualifiersFilter.$Properties): hbase.pb.FirstKeyValueMatchingQualifiersFilter;
            static encode(message: hbase.pb.FirstKeyValueMatchingQualifiersFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FirstKeyValueMatchingQualifiersFilter & hbase.pb.FirstKeyValueMatchingQualifiersFilter.$Shape;
        }
        namespace FirstKeyValueMatchingQualifiersFilter {
            interface $Properties {
                qualifiers?: Uint8Array[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FirstKeyValueMatchingQualifiersFilter.$Properties;
        }
        interface IFuzzyRowFilter extends hbase.pb.FuzzyRowFilter.$Properties {
        }
        class FuzzyRowFilter {
            constructor(properties?: hbase.pb.FuzzyRowFilter.$Properties);
            $unknowns?: Uint8Array[];
            fuzzy_keys_data: hbase.pb.BytesBytesPair[];
            is_mask_v2: (boolean|null);
            static create(properties: hbase.pb.FuzzyRowFilter.$Shape): hbase.pb.FuzzyRowFilter & hbase.pb.FuzzyRowFilter.$Shape;
            static create(properties?: hbase.pb.FuzzyRowFilter.$Properties): hbase.pb.FuzzyRowFilter;
            static encode(message: hbase.pb.FuzzyRowFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FuzzyRowFilter & hbase.pb.FuzzyRowFilter.$Shape;
        }
        namespace FuzzyRowFilter {
            interface $Properties {
                fuzzy_keys_data?: hbase.pb.BytesBytesPair.$Properties[];
                is_mask_v2?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FuzzyRowFilter.$Properties;
        }
        interface IInclusiveStopFilter extends hbase.pb.InclusiveStopFilter.$Properties {
        }
        class InclusiveStopFilter {
            constructor(properties?: hbase.pb.InclusiveStopFilter.$Properties);
            $unknowns?: Uint8Array[];
            stop_row_key: (Uint8Array|null);
            static create(properties: hbase.pb.InclusiveStopFilter.$Shape): hbase.pb.InclusiveStopFilter & hbase.pb.InclusiveStopFilter.$Shape;
            static create(properties?: hbase.pb.InclusiveStopFilter.$Properties): hbase.pb.InclusiveStopFilter;
            static encode(message: hbase.pb.InclusiveStopFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.InclusiveStopFilter & hbase.pb.InclusiveStopFilter.$Shape;
        }
        namespace InclusiveStopFilter {
            interface $Properties {
                stop_row_key?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.InclusiveStopFilter.$Properties;
        }
        interface IKeyOnlyFilter extends hbase.pb.KeyOnlyFilter.$Properties {
        }
        class KeyOnlyFilter {
            constructor(properties?: hbase.pb.KeyOnlyFilter.$Properties);
            $unknowns?: Uint8Array[];
            len_as_val: boolean;
            static create(properties: hbase.pb.KeyOnlyFilter.$Shape): hbase.pb.KeyOnlyFilter & hbase.pb.KeyOnlyFilter.$Shape;
            static create(properties?: hbase.pb.KeyOnlyFilter.$Properties): hbase.pb.KeyOnlyFilter;
            static encode(message: hbase.pb.KeyOnlyFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.KeyOnlyFilter & hbase.pb.KeyOnlyFilter.$Shape;
        }
        namespace KeyOnlyFilter {
            interface $Properties {
                len_as_val: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.KeyOnlyFilter.$Properties;
        }
        interface IMultipleColumnPrefixFilter extends hbase.pb.MultipleColumnPrefixFilter.$Properties {
        }
        class MultipleColumnPrefixFilter {
            constructor(properties?: hbase.pb.MultipleColumnPrefixFilter.$Properties);
            $unknowns?: Uint8Array[];
            sorted_prefixes: Uint8Array[];
            static create(properties: hbase.pb.MultipleColumnPrefixFilter.$Shape): hbase.pb.MultipleColumnPrefixFilter & hbase.pb.MultipleColumnPrefixFilter.$Shape;
            static create(properties?: hbase.pb.MultipleColumnPrefixFilter.$Properties): hbase.pb.MultipleColumnPrefixFilter;
            static encode(message: hbase.pb.MultipleColumnPrefixFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MultipleColumnPrefixFilter & hbase.pb.MultipleColumnPrefixFilter.$Shape;
        }
        namespace MultipleColumnPrefixFilter {
            interface $Properties {
                sorted_prefixes?: Uint8Array[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MultipleColumnPrefixFilter.$Properties;
        }
        interface IPageFilter extends hbase.pb.PageFilter.$Properties {
        }
        class PageFilter {
            constructor(properties?: hbase.pb.PageFilter.$Properties);
            $unknowns?: Uint8Array[];
            page_size: (number|Long);
            static create(properties: hbase.pb.PageFilter.$Shape): hbase.pb.PageFilter & hbase.pb.PageFilter.$Shape;
            static create(properties?: hbase.pb.PageFilter.$Properties): hbase.pb.PageFilter;
            static encode(message: hbase.pb.PageFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.PageFilter & hbase.pb.PageFilter.$Shape;
        }
        namespace PageFilter {
            interface $Properties {
                page_size: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.PageFilter.$Properties;
        }
        interface IPrefixFilter extends hbase.pb.PrefixFilter.$Properties {
        }
        class PrefixFilter {
            constructor(properties?: hbase.pb.PrefixFilter.$Properties);
            $unknowns?: Uint8Array[];
            prefix: (Uint8Array|null);
            static create(properties: hbase.pb.PrefixFilter.$Shape): hbase.pb.PrefixFilter & hbase.pb.PrefixFilter.$Shape;
            static create(properties?: hbase.pb.PrefixFilter.$Properties): hbase.pb.PrefixFilter;
            static encode(message: hbase.pb.PrefixFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.PrefixFilter & hbase.pb.PrefixFilter.$Shape;
        }
        namespace PrefixFilter {
            interface $Properties {
                prefix?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.PrefixFilter.$Properties;
        }
        interface IQualifierFilter extends hbase.pb.QualifierFilter.$Properties {
        }
        class QualifierFilter {
            constructor(properties?: hbase.pb.QualifierFilter.$Properties);
            $unknowns?: Uint8Array[];
            compare_filter: hbase.pb.CompareFilter;
            static create(properties: hbase.pb.QualifierFilter.$Shape): hbase.pb.QualifierFilter & hbase.pb.QualifierFilter.$Shape;
            static create(properties?: hbase.pb.QualifierFilter.$Properties): hbase.pb.QualifierFilter;
            static encode(message: hbase.pb.QualifierFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.QualifierFilter & hbase.pb.QualifierFilter.$Shape;
        }
        namespace QualifierFilter {
            interface $Properties {
                compare_filter: hbase.pb.CompareFilter.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.QualifierFilter.$Properties;
        }
        interface IRandomRowFilter extends hbase.pb.RandomRowFilter.$Properties {
        }
        class RandomRowFilter {
            constructor(properties?: hbase.pb.RandomRowFilter.$Properties);
            $unknowns?: Uint8Array[];
            chance: number;
            static create(properties: hbase.pb.RandomRowFilter.$Shape): hbase.pb.RandomRowFilter & hbase.pb.RandomRowFilter.$Shape;
            static create(properties?: hbase.pb.RandomRowFilter.$Properties): hbase.pb.RandomRowFilter;
            static encode(message: hbase.pb.RandomRowFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RandomRowFilter & hbase.pb.RandomRowFilter.$Shape;
        }
        namespace RandomRowFilter {
            interface $Properties {
                chance: number;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RandomRowFilter.$Properties;
        }
        interface IRowFilter extends hbase.pb.RowFilter.$Properties {
        }
        class RowFilter {
            constructor(properties?: hbase.pb.RowFilter.$Properties);
            $unknowns?: Uint8Array[];
            compare_filter: hbase.pb.CompareFilter;
            static create(properties: hbase.pb.RowFilter.$Shape): hbase.pb.RowFilter & hbase.pb.RowFilter.$Shape;
            static create(properties?: hbase.pb.RowFilter.$Properties): hbase.pb.RowFilter;
            static encode(message: hbase.pb.RowFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RowFilter & hbase.pb.RowFilter.$Shape;
        }
        namespace RowFilter {
            interface $Properties {
                compare_filter: hbase.pb.CompareFilter.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RowFilter.$Properties;
        }
        interface ISingleColumnValueExcludeFilter extends hbase.pb.SingleColumnValueExcludeFilter.$Properties {
        }
        class SingleColumnValueExcludeFilter {
            constructor(properties?: hbase.pb.SingleColumnValueExcludeFilter.$Properties);
            $unknowns?: Uint8Array[];
            single_column_value_filter: hbase.pb.SingleColumnValueFilter;
            static create(properties: hbase.pb.SingleColumnValueExcludeFilter.$Shape): hbase.pb.SingleColumnValueExcludeFilter & hbase.pb.SingleColumnValueExcludeFilter.$Shape;
            static create(properties?: hbase.pb.SingleColumnValueExcludeFilter.$Properties): hbase.pb.SingleColumnValueExcludeFilter;
            static encode(message: hbase.pb.SingleColumnValueExcludeFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SingleColumnValueExcludeFilter & hbase.pb.SingleColumnValueExcludeFilter.$Shape;
        }
        namespace SingleColumnValueExcludeFilter {
            interface $Properties {
                single_column_value_filter: hbase.pb.SingleColumnValueFilter.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SingleColumnValueExcludeFilter.$Properties;
        }
        interface ISingleColumnValueFilter extends hbase.pb.SingleColumnValueFilter.$Properties {
        }
        class SingleColumnValueFilter {
            constructor(properties?: hbase.pb.SingleColumnValueFilter.$Properties);
            $unknowns?: Uint8Array[];
            column_family: (Uint8Array|null);
            column_qualifier: (Uint8Array|null);
            compare_op: hbase.pb.CompareType;
            comparator: hbase.pb.Comparator;
            filter_if_missing: (boolean|null);
            latest_version_only: (boolean|null);
            static create(properties: hbase.pb.SingleColumnValueFilter.$Shape): hbase.pb.SingleColumnValueFilter & hbase.pb.SingleColumnValueFilter.$Shape;
            static create(properties?: hbase.pb.SingleColumnValueFilter.$Properties): hbase.pb.SingleColumnValueFilter;
            static encode(message: hbase.pb.SingleColumnValueFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SingleColumnValueFilter & hbase.pb.SingleColumnValueFilter.$Shape;
        }
        namespace SingleColumnValueFilter {
            interface $Properties {
                column_family?: (Uint8Array|null);
                column_qualifier?: (Uint8Array|null);
                compare_op: hbase.pb.CompareType;
                comparator: hbase.pb.Comparator.$Properties;
                filter_if_missing?: (boolean|null);
                latest_version_only?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SingleColumnValueFilter.$Properties;
        }
        interface ISkipFilter extends hbase.pb.SkipFilter.$Properties {
        }
        class SkipFilter {
            constructor(properties?: hbase.pb.SkipFilter.$Properties);
            $unknowns?: Uint8Array[];
            filter: hbase.pb.Filter;
            static create(properties: hbase.pb.SkipFilter.$Shape): hbase.pb.SkipFilter & hbase.pb.SkipFilter.$Shape;
            static create(properties?: hbase.pb.SkipFilter.$Properties): hbase.pb.SkipFilter;
            static encode(message: hbase.pb.SkipFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SkipFilter & hbase.pb.SkipFilter.$Shape;
        }
        namespace SkipFilter {
            interface $Properties {
                filter: hbase.pb.Filter.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SkipFilter.$Properties;
        }
        interface ITimestampsFilter extends hbase.pb.TimestampsFilter.$Properties {
        }
        class TimestampsFilter {
            constructor(properties?: hbase.pb.TimestampsFilter.$Properties);
            $unknowns?: Uint8Array[];
            timestamps: (number|Long)[];
            can_hint: (boolean|null);
            static create(properties: hbase.pb.TimestampsFilter.$Shape): hbase.pb.TimestampsFilter & hbase.pb.TimestampsFilter.$Shape;
            static create(properties?: hbase.pb.TimestampsFilter.$Properties): hbase.pb.TimestampsFilter;
            static encode(message: hbase.pb.TimestampsFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TimestampsFilter & hbase.pb.TimestampsFilter.$Shape;
        }
        namespace TimestampsFilter {
            interface $Properties {
                timestamps?: (number|Long)[];
                can_hint?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TimestampsFilter.$Properties;
        }
        interface IValueFilter extends hbase.pb.ValueFilter.$Properties {
        }
        class ValueFilter {
            constructor(properties?: hbase.pb.ValueFilter.$Properties);
            $unknowns?: Uint8Array[];
            compare_filter: hbase.pb.CompareFilter;
            static create(properties: hbase.pb.ValueFilter.$Shape): hbase.pb.ValueFilter & hbase.pb.ValueFilter.$Shape;
            static create(properties?: hbase.pb.ValueFilter.$Properties): hbase.pb.ValueFilter;
            static encode(message: hbase.pb.ValueFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ValueFilter & hbase.pb.ValueFilter.$Shape;
        }
        namespace ValueFilter {
            interface $Properties {
                compare_filter: hbase.pb.CompareFilter.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ValueFilter.$Properties;
        }
        interface IWhileMatchFilter extends hbase.pb.WhileMatchFilter.$Properties {
        }
        class WhileMatchFilter {
            constructor(properties?: hbase.pb.WhileMatchFilter.$Properties);
            $unknowns?: Uint8Array[];
            filter: hbase.pb.Filter;
            static create(properties: hbase.pb.WhileMatchFilter.$Shape): hbase.pb.WhileMatchFilter & hbase.pb.WhileMatchFilter.$Shape;
            static create(properties?: hbase.pb.WhileMatchFilter.$Properties): hbase.pb.WhileMatchFilter;
            static encode(message: hbase.pb.WhileMatchFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.WhileMatchFilter & hbase.pb.WhileMatchFilter.$Shape;
        }
        namespace WhileMatchFilter {
            interface $Properties {
                filter: hbase.pb.Filter.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.WhileMatchFilter.$Properties;
        }
        interface IFilterAllFilter extends hbase.pb.FilterAllFilter.$Properties {
        }
        class FilterAllFilter {
            constructor(properties?: hbase.pb.FilterAllFilter.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.FilterAllFilter.$Shape): hbase.pb.FilterAllFilter & hbase.pb.FilterAllFilter.$Shape;
            static create(properties?: hbase.pb.FilterAllFilter.$Properties): hbase.pb.FilterAllFilter;
            static encode(message: hbase.pb.FilterAllFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FilterAllFilter & hbase.pb.FilterAllFilter.$Shape;
        }
        namespace FilterAllFilter {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FilterAllFilter.$Properties;
        }
        interface IRowRange extends hbase.pb.RowRange.$Properties {
        }
        class RowRange {
            constructor(properties?: hbase.pb.RowRange.$Properties);
            $unknowns?: Uint8Array[];
            start_row: (Uint8Array|null);
            start_row_inclusive: (boolean|null);
            stop_row: (Uint8Array|null);
            stop_row_inclusive: (boolean|null);
            static create(properties: hbase.pb.RowRange.$Shape): hbase.pb.RowRange & hbase.pb.RowRange.$Shape;
            static create(properties?: hbase.pb.RowRange.$Properties): hbase.pb.RowRange;
            static encode(message: hbase.pb.RowRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RowRange & hbase.pb.RowRange.$Shape;
        }
        namespace RowRange {
            interface $Properties {
                start_row?: (Uint8Array|null);
                start_row_inclusive?: (boolean|null);
                stop_row?: (Uint8Array|null);
                stop_row_inclusive?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RowRange.$Properties;
        }
        interface IMultiRowRangeFilter extends hbase.pb.MultiRowRangeFilter.$Properties {
        }
        class MultiRowRangeFilter {
            constructor(properties?: hbase.pb.MultiRowRangeFilter.$Properties);
            $unknowns?: Uint8Array[];
            row_range_list: hbase.pb.RowRange[];
            static create(properties: hbase.pb.MultiRowRangeFilter.$Shape): hbase.pb.MultiRowRangeFilter & hbase.pb.MultiRowRangeFilter.$Shape;
            static create(properties?: hbase.pb.MultiRowRangeFilter.$Properties): hbase.pb.MultiRowRangeFilter;
            static encode(message: hbase.pb.MultiRowRangeFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MultiRowRangeFilter & hbase.pb.MultiRowRangeFilter.$Shape;
        }
        namespace MultiRowRangeFilter {
            interface $Properties {
                row_range_list?: hbase.pb.RowRange.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MultiRowRangeFilter.$Properties;
        }
        interface IColumnValueFilter extends hbase.pb.ColumnValueFilter.$Properties {
        }
        class ColumnValueFilter {
            constructor(properties?: hbase.pb.ColumnValueFilter.$Properties);
            $unknowns?: Uint8Array[];
            family: Uint8Array;
            qualifier: Uint8Array;
            compare_op: hbase.pb.CompareType;
            comparator: hbase.pb.Comparator;
            static create(properties: hbase.pb.ColumnValueFilter.$Shape): hbase.pb.ColumnValueFilter & hbase.pb.ColumnValueFilter.$Shape;
            static create(properties?: hbase.pb.ColumnValueFilter.$Properties): hbase.pb.ColumnValueFilter;
            static encode(message: hbase.pb.ColumnValueFilter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ColumnValueFilter & hbase.pb.ColumnValueFilter.$Shape;
        }
        namespace ColumnValueFilter {
            interface $Properties {
                family: Uint8Array;
                qualifier: Uint8Array;
                compare_op: hbase.pb.CompareType;
                comparator: hbase.pb.Comparator.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ColumnValueFilter.$Properties;
        }
        enum ScopeType {
            REPLICATION_SCOPE_LOCAL = 0,
            REPLICATION_SCOPE_GLOBAL = 1,
            REPLICATION_SCOPE_SERIAL = 2
        }
        interface IWALHeader extends hbase.pb.WALHeader.$Properties {
        }
        class WALHeader {
            constructor(properties?: hbase.pb.WALHeader.$Properties);
            $unknowns?: Uint8Array[];
            has_compression: (boolean|null);
            encryption_key: (Uint8Array|null);
            has_tag_compression: (boolean|null);
            writer_cls_name: (string|null);
            cell_codec_cls_name: (string|null);
            has_value_compression: (boolean|null);
            value_compression_algorithm: (number|null);
            static create(properties: hbase.pb.WALHeader.$Shape): hbase.pb.WALHeader & hbase.pb.WALHeader.$Shape;
            static create(properties?: hbase.pb.WALHeader.$Properties): hbase.pb.WALHeader;
            static encode(message: hbase.pb.WALHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.WALHeader & hbase.pb.WALHeader.$Shape;
        }
        namespace WALHeader {
            interface $Properties {
                has_compression?: (boolean|null);
                encryption_key?: (Uint8Array|null);
                has_tag_compression?: (boolean|null);
                writer_cls_name?: (string|null);
                cell_codec_cls_name?: (string|null);
                has_value_compression?: (boolean|null);
                value_compression_algorithm?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.WALHeader.$Properties;
        }
        interface IWALKey extends hbase.pb.WALKey.$Properties {
        }
        class WALKey {
            constructor(properties?: hbase.pb.WALKey.$Properties);
            $unknowns?: Uint8Array[];
            encoded_region_name: Uint8Array;
            table_name: Uint8Array;
            log_sequence_number: (number|Long);
            write_time: (number|Long);
            cluster_id: (hbase.pb.UUID|null);
            scopes: hbase.pb.FamilyScope[];
            following_kv_count: (number|null);
            cluster_ids: hbase.pb.UUID[];
            nonceGroup: (number|Long|null);
            nonce: (number|Long|null);
            orig_sequence_number: (number|Long|null);
            extended_attributes: hbase.pb.Attribute[];
            static create(properties: hbase.pb.WALKey.$Shape): hbase.pb.WALKey & hbase.pb.WALKey.$Shape;
            static create(properties?: hbase.pb.WALKey.$Properties): hbase.pb.WALKey;
            static encode(message: hbase.pb.WALKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.WALKey & hbase.pb.WALKey.$Shape;
        }
        namespace WALKey {
            interface $Properties {
                encoded_region_name: Uint8Array;
                table_name: Uint8Array;
                log_sequence_number: (number|Long);
                write_time: (number|Long);
                cluster_id?: (hbase.pb.UUID.$Properties|null);
                scopes?: hbase.pb.FamilyScope.$Properties[];
                following_kv_count?: (number|null);
                cluster_ids?: hbase.pb.UUID.$Properties[];
                nonceGroup?: (number|Long|null);
                nonce?: (number|Long|null);
                orig_sequence_number?: (number|Long|null);
                extended_attributes?: hbase.pb.Attribute.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.WALKey.$Properties;
        }
        interface IAttribute extends hbase.pb.Attribute.$Properties {
        }
        class Attribute {
            constructor(properties?: hbase.pb.Attribute.$Properties);
            $unknowns?: Uint8Array[];
            key: string;
            value: Uint8Array;
            static create(properties: hbase.pb.Attribute.$Shape): hbase.pb.Attribute & hbase.pb.Attribute.$Shape;
            static create(properties?: hbase.pb.Attribute.$Properties): hbase.pb.Attribute;
            static encode(message: hbase.pb.Attribute.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Attribute & hbase.pb.Attribute.$Shape;
        }
        namespace Attribute {
            interface $Properties {
                key: string;
                value: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Attribute.$Properties;
        }
        interface IFamilyScope extends hbase.pb.FamilyScope.$Properties {
        }
        class FamilyScope {
            constructor(properties?: hbase.pb.FamilyScope.$Properties);
            $unknowns?: Uint8Array[];
            family: Uint8Array;
            scope_type: hbase.pb.ScopeType;
            static create(properties: hbase.pb.FamilyScope.$Shape): hbase.pb.FamilyScope & hbase.pb.FamilyScope.$Shape;
            static create(properties?: hbase.pb.FamilyScope.$Properties): hbase.pb.FamilyScope;
            static encode(message: hbase.pb.FamilyScope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FamilyScope & hbase.pb.FamilyScope.$Shape;
        }
        namespace FamilyScope {
            interface $Properties {
                family: Uint8Array;
                scope_type: hbase.pb.ScopeType;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FamilyScope.$Properties;
        }
        interface ICompactionDescriptor extends hbase.pb.CompactionDescriptor.$Properties {
        }
        class CompactionDescriptor {
            constructor(properties?: hbase.pb.CompactionDescriptor.$Properties);
            $unknowns?: Uint8Array[];
            table_name: Uint8Array;
            encoded_region_name: Uint8Array;
            family_name: Uint8Array;
            compaction_input: string[];
            compaction_output: string[];
            store_home_dir: string;
            region_name: (Uint8Array|null);
            static create(properties: hbase.pb.CompactionDescriptor.$Shape): hbase.pb.CompactionDescriptor & hbase.pb.CompactionDescriptor.$Shape;
            static create(properties?: hbase.pb.CompactionDescriptor.$Properties): hbase.pb.CompactionDescriptor;
            static encode(message: hbase.pb.CompactionDescriptor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CompactionDescriptor & hbase.pb.CompactionDescriptor.$Shape;
        }
        namespace CompactionDescriptor {
            interface $Properties {
                table_name: Uint8Array;
                encoded_region_name: Uint8Array;
                family_name: Uint8Array;
                compaction_input?: string[];
                compaction_output?: string[];
                store_home_dir: string;
                region_name?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CompactionDescriptor.$Properties;
        }
        interface IFlushDescriptor extends hbase.pb.FlushDescriptor.$Properties {
        }
        class FlushDescriptor {
            constructor(properties?: hbase.pb.FlushDescriptor.$Properties);
            $unknowns?: Uint8Array[];
            action: hbase.pb.FlushDescriptor.FlushAction;
            table_name: Uint8Array;
            encoded_region_name: Uint8Array;
            flush_sequence_number: (number|Long|null);
            store_flushes: hbase.pb.FlushDescriptor.StoreFlushDescriptor[];
            region_name: (Uint8Array|null);
            static create(properties: hbase.pb.FlushDescriptor.$Shape): hbase.pb.FlushDescriptor & hbase.pb.FlushDescriptor.$Shape;
            static create(properties?: hbase.pb.FlushDescriptor.$Properties): hbase.pb.FlushDescriptor;
            static encode(message: hbase.pb.FlushDescriptor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FlushDescriptor & hbase.pb.FlushDescriptor.$Shape;
        }
        namespace FlushDescriptor {
            interface $Properties {
                action: hbase.pb.FlushDescriptor.FlushAction;
                table_name: Uint8Array;
                encoded_region_name: Uint8Array;
                flush_sequence_number?: (number|Long|null);
                store_flushes?: hbase.pb.FlushDescriptor.StoreFlushDescriptor.$Properties[];
                region_name?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FlushDescriptor.$Properties;
            enum FlushAction {
                START_FLUSH = 0,
                COMMIT_FLUSH = 1,
                ABORT_FLUSH = 2,
                CANNOT_FLUSH = 3
            }
            interface IStoreFlushDescriptor extends hbase.pb.FlushDescriptor.StoreFlushDescriptor.$Properties {
            }
            class StoreFlushDescriptor {
                constructor(properties?: hbase.pb.FlushDescriptor.StoreFlushDescriptor.$Properties);
                $unknowns?: Uint8Array[];
                family_name: Uint8Array;
                store_home_dir: string;
                flush_output: string[];
                static create(properties: hbase.pb.FlushDescriptor.StoreFlushDescriptor.$Shape): hbase.pb.FlushDescriptor.StoreFlushDescriptor & hbase.pb.FlushDescriptor.StoreFlushDescriptor.$Shape;
                static create(properties?: hbase.pb.FlushDescriptor.StoreFlushDescriptor.$Properties): hbase.pb.FlushDescriptor.StoreFlushDescriptor;
                static encode(message: hbase.pb.FlushDescriptor.StoreFlushDescriptor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FlushDescriptor.StoreFlushDescriptor & hbase.pb.FlushDescriptor.StoreFlushDescriptor.$Shape;
            }
            namespace StoreFlushDescriptor {
                interface $Properties {
                    family_name: Uint8Array;
                    store_home_dir: string;
                    flush_output?: string[];
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.FlushDescriptor.StoreFlushDescriptor.$Properties;
            }
        }
        interface IStoreDescriptor extends hbase.pb.StoreDescriptor.$Properties {
        }
        class StoreDescriptor {
            constructor(properties?: hbase.pb.StoreDescriptor.$Properties);
            $unknowns?: Uint8Array[];
            family_name: Uint8Array;
            store_home_dir: string;
            store_file: string[];
            store_file_size_bytes: (number|Long|null);
            static create(properties: hbase.pb.StoreDescriptor.$Shape): hbase.pb.StoreDescriptor & hbase.pb.StoreDescriptor.$Shape;
            static create(properties?: hbase.pb.StoreDescriptor.$Properties): hbase.pb.StoreDescriptor;
            static encode(message: hbase.pb.StoreDescriptor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.StoreDescriptor & hbase.pb.StoreDescriptor.$Shape;
        }
        namespace StoreDescriptor {
            interface $Properties {
                family_name: Uint8Array;
                store_home_dir: string;
                store_file?: string[];
                store_file_size_bytes?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.StoreDescriptor.$Properties;
        }
        interface IBulkLoadDescriptor extends hbase.pb.BulkLoadDescriptor.$Properties {
        }
        class BulkLoadDescriptor {
            constructor(properties?: hbase.pb.BulkLoadDescriptor.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            encoded_region_name: Uint8Array;
            stores: hbase.pb.StoreDescriptor[];
            bulkload_seq_num: (number|Long);
            cluster_ids: string[];
            replicate: (boolean|null);
            static create(properties: hbase.pb.BulkLoadDescriptor.$Shape): hbase.pb.BulkLoadDescriptor & hbase.pb.BulkLoadDescriptor.$Shape;
            static create(properties?: hbase.pb.BulkLoadDescriptor.$Properties): hbase.pb.BulkLoadDescriptor;
            static encode(message: hbase.pb.BulkLoadDescriptor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BulkLoadDescriptor & hbase.pb.BulkLoadDescriptor.$Shape;
        }
        namespace BulkLoadDescriptor {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                encoded_region_name: Uint8Array;
                stores?: hbase.pb.StoreDescriptor.$Properties[];
                bulkload_seq_num: (number|Long);
                cluster_ids?: string[];
                replicate?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BulkLoadDescriptor.$Properties;
        }
        interface IRegionEventDescriptor extends hbase.pb.RegionEventDescriptor.$Properties {
        }
        class RegionEventDescriptor {
            constructor(properties?: hbase.pb.RegionEventDescriptor.$Properties);
            $unknowns?: Uint8Array[];
            event_type: hbase.pb.RegionEventDescriptor.EventType;
            table_name: Uint8Array;
            encoded_region_name: Uint8Array;
            log_sequence_number: (number|Long|null);
            stores: hbase.pb.StoreDescriptor[];
            server: (hbase.pb.ServerName|null);
            region_name: (Uint8Array|null);
            static create(properties: hbase.pb.RegionEventDescriptor.$Shape): hbase.pb.RegionEventDescriptor & hbase.pb.RegionEventDescriptor.$Shape;
            static create(properties?: hbase.pb.RegionEventDescriptor.$Properties): hbase.pb.RegionEventDescriptor;
            static encode(message: hbase.pb.RegionEventDescriptor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionEventDescriptor & hbase.pb.RegionEventDescriptor.$Shape;
        }
        namespace RegionEventDescriptor {
            interface $Properties {
                event_type: hbase.pb.RegionEventDescriptor.EventType;
                table_name: Uint8Array;
                encoded_region_name: Uint8Array;
                log_sequence_number?: (number|Long|null);
                stores?: hbase.pb.StoreDescriptor.$Properties[];
                server?: (hbase.pb.ServerName.$Properties|null);
                region_name?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionEventDescriptor.$Properties;
            enum EventType {
                REGION_OPEN = 0,
                REGION_CLOSE = 1
            }
        }
        interface IWALTrailer extends hbase.pb.WALTrailer.$Properties {
        }
        class WALTrailer {
            constructor(properties?: hbase.pb.WALTrailer.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.WALTrailer.$Shape): hbase.pb.WALTrailer & hbase.pb.WALTrailer.$Shape;
            static create(properties?: hbase.pb.WALTrailer.$Properties): hbase.pb.WALTrailer;
            static encode(message: hbase.pb.WALTrailer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.WALTrailer & hbase.pb.WALTrailer.$Shape;
        }
        namespace WALTrailer {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.WALTrailer.$Properties;
        }
        interface IReplicationMarkerDescriptor extends hbase.pb.ReplicationMarkerDescriptor.$Properties {
        }
        class ReplicationMarkerDescriptor {
            constructor(properties?: hbase.pb.ReplicationMarkerDescriptor.$Properties);
            $unknowns?: Uint8Array[];
            region_server_name: string;
            wal_name: string;
            offset: (number|Long);
            static create(properties: hbase.pb.ReplicationMarkerDescriptor.$Shape): hbase.pb.ReplicationMarkerDescriptor & hbase.pb.ReplicationMarkerDescriptor.$Shape;
            static create(properties?: hbase.pb.ReplicationMarkerDescriptor.$Properties): hbase.pb.ReplicationMarkerDescriptor;
            static encode(message: hbase.pb.ReplicationMarkerDescriptor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReplicationMarkerDescriptor & hbase.pb.ReplicationMarkerDescriptor.$Shape;
        }
        namespace ReplicationMarkerDescriptor {
            interface $Properties {
                region_server_name: string;
                wal_name: string;
                offset: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReplicationMarkerDescriptor.$Properties;
        }
        enum BackupType {
            FULL = 0,
            INCREMENTAL = 1
        }
        interface IServerTimestamp extends hbase.pb.ServerTimestamp.$Properties {
        }
        class ServerTimestamp {
            constructor(properties?: hbase.pb.ServerTimestamp.$Properties);
            $unknowns?: Uint8Array[];
            server_name: (hbase.pb.ServerName|null);
            timestamp: (number|Long|null);
            static create(properties: hbase.pb.ServerTimestamp.$Shape): hbase.pb.ServerTimestamp & hbase.pb.ServerTimestamp.$Shape;
            static create(properties?: hbase.pb.ServerTimestamp.$Properties): hbase.pb.ServerTimestamp;
            static encode(message: hbase.pb.ServerTimestamp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ServerTimestamp & hbase.pb.ServerTimestamp.$Shape;
        }
        namespace ServerTimestamp {
            interface $Properties {
                server_name?: (hbase.pb.ServerName.$Properties|null);
                timestamp?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ServerTimestamp.$Properties;
        }
        interface ITableServerTimestamp extends hbase.pb.TableServerTimestamp.$Properties {
        }
        class TableServerTimestamp {
            constructor(properties?: hbase.pb.TableServerTimestamp.$Properties);
            $unknowns?: Uint8Array[];
            table_name: (hbase.pb.TableName|null);
            server_timestamp: hbase.pb.ServerTimestamp[];
            static create(properties: hbase.pb.TableServerTimestamp.$Shape): hbase.pb.TableServerTimestamp & hbase.pb.TableServerTimestamp.$Shape;
            static create(properties?: hbase.pb.TableServerTimestamp.$Properties): hbase.pb.TableServerTimestamp;
            static encode(message: hbase.pb.TableServerTimestamp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TableServerTimestamp & hbase.pb.TableServerTimestamp.$Shape;
        }
        namespace TableServerTimestamp {
            interface $Properties {
                table_name?: (hbase.pb.TableName.$Properties|null);
                server_timestamp?: hbase.pb.ServerTimestamp.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TableServerTimestamp.$Properties;
        }
        interface IBackupImage extends hbase.pb.BackupImage.$Properties {
        }
        class BackupImage {
            constructor(properties?: hbase.pb.BackupImage.$Properties);
            $unknowns?: Uint8Array[];
            backup_id: (string|null);
            backup_type: (hbase.pb.BackupType|null);
            backup_root_dir: (string|null);
            table_list: hbase.pb.TableName[];
            start_ts: (number|Long|null);
            complete_ts: (number|Long|null);
            ancestors: hbase.pb.BackupImage[];
            tst_map: hbase.pb.TableServerTimestamp[];
            static create(properties: hbase.pb.BackupImage.$Shape): hbase.pb.BackupImage & hbase.pb.BackupImage.$Shape;
            static create(properties?: hbase.pb.BackupImage.$Properties): hbase.pb.BackupImage;
            static encode(message: hbase.pb.BackupImage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BackupImage & hbase.pb.BackupImage.$Shape;
        }
        namespace BackupImage {
            interface $Properties {
                backup_id?: (string|null);
                backup_type?: (hbase.pb.BackupType|null);
                backup_root_dir?: (string|null);
                table_list?: hbase.pb.TableName.$Properties[];
                start_ts?: (number|Long|null);
                complete_ts?: (number|Long|null);
                ancestors?: hbase.pb.BackupImage.$Properties[];
                tst_map?: hbase.pb.TableServerTimestamp.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BackupImage.$Properties;
        }
        interface IBackupTableInfo extends hbase.pb.BackupTableInfo.$Properties {
        }
        class BackupTableInfo {
            constructor(properties?: hbase.pb.BackupTableInfo.$Properties);
            $unknowns?: Uint8Array[];
            table_name: (hbase.pb.TableName|null);
            snapshot_name: (string|null);
            static create(properties: hbase.pb.BackupTableInfo.$Shape): hbase.pb.BackupTableInfo & hbase.pb.BackupTableInfo.$Shape;
            static create(properties?: hbase.pb.BackupTableInfo.$Properties): hbase.pb.BackupTableInfo;
            static encode(message: hbase.pb.BackupTableInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BackupTableInfo & hbase.pb.BackupTableInfo.$Shape;
        }
        namespace BackupTableInfo {
            interface $Properties {
                table_name?: (hbase.pb.TableName.$Properties|null);
                snapshot_name?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BackupTableInfo.$Properties;
        }
        interface IBackupInfo extends hbase.pb.BackupInfo.$Properties {
        }
        class BackupInfo {
            constructor(properties?: hbase.pb.BackupInfo.$Properties);
            $unknowns?: Uint8Array[];
            backup_id: (string|null);
            backup_type: (hbase.pb.BackupType|null);
            backup_root_dir: (string|null);
            backup_state: (hbase.pb.BackupInfo.BackupState|null);
            backup_phase: (hbase.pb.BackupInfo.BackupPhase|null);
            failed_message: (string|null);
            backup_table_info: hbase.pb.BackupTableInfo[];
            start_ts: (number|Long|null);
            complete_ts: (number|Long|null);
            progress: (number|null);
            workers_number: (number|null);
            bandwidth: (number|Long|null);
            table_set_timestamp: { [k: string]: hbase.pb.BackupInfo.RSTimestampMap };
            static create(properties: hbase.pb.BackupInfo.$Shape): hbase.pb.BackupInfo & hbase.pb.BackupInfo.$Shape;
            static create(properties?: hbase.pb.BackupInfo.$Properties): hbase.pb.BackupInfo;
            static encode(message: hbase.pb.BackupInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BackupInfo & hbase.pb.BackupInfo.$Shape;
        }
        namespace BackupInfo {
            interface $Properties {
                backup_id?: (string|null);
                backup_type?: (hbase.pb.BackupType|null);
                backup_root_dir?: (string|null);
                backup_state?: (hbase.pb.BackupInfo.BackupState|null);
                backup_phase?: (hbase.pb.BackupInfo.BackupPhase|null);
                failed_message?: (string|null);
                backup_table_info?: hbase.pb.BackupTableInfo.$Properties[];
                start_ts?: (number|Long|null);
                complete_ts?: (number|Long|null);
                progress?: (number|null);
                workers_number?: (number|null);
                bandwidth?: (number|Long|null);
                table_set_timestamp?: { [k: string]: hbase.pb.BackupInfo.RSTimestampMap.$Properties };
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BackupInfo.$Properties;
            enum BackupState {
                RUNNING = 0,
                COMPLETE = 1,
                FAILED = 2,
                CANCELLED = 3
            }
            enum BackupPhase {
                REQUEST = 0,
                SNAPSHOT = 1,
                PREPARE_INCREMENTAL = 2,
                SNAPSHOTCOPY = 3,
                INCREMENTAL_COPY = 4,
                STORE_MANIFEST = 5
            }
            interface IRSTimestampMap extends hbase.pb.BackupInfo.RSTimestampMap.$Properties {
            }
            class RSTimestampMap {
                constructor(properties?: hbase.pb.BackupInfo.RSTimestampMap.$Properties);
                $unknowns?: Uint8Array[];
                rs_timestamp: { [k: string]: (number|Long) };
                static create(properties: hbase.pb.BackupInfo.RSTimestampMap.$Shape): hbase.pb.BackupInfo.RSTimestampMap & hbase.pb.BackupInfo.RSTimestampMap.$Shape;
                static create(properties?: hbase.pb.BackupInfo.RSTimestampMap.$Properties): hbase.pb.BackupInfo.RSTimestampMap;
                static encode(message: hbase.pb.BackupInfo.RSTimestampMap.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BackupInfo.RSTimestampMap & hbase.pb.BackupInfo.RSTimestampMap.$Shape;
            }
            namespace RSTimestampMap {
                interface $Properties {
                    rs_timestamp?: { [k: string]: (number|Long) };
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.BackupInfo.RSTimestampMap.$Properties;
            }
        }
        enum BlockType {
            data = 0,
            encoded_data = 1,
            leaf_index = 2,
            bloom_chunk = 3,
            meta = 4,
            intermediate_index = 5,
            root_index = 6,
            file_info = 7,
            general_bloom_meta = 8,
            delete_family_bloom_meta = 9,
            trailer = 10,
            index_v1 = 11
        }
        enum BlockPriority {
            single = 0,
            multi = 1,
            memory = 2
        }
        interface IBucketCacheEntry extends hbase.pb.BucketCacheEntry.$Properties {
        }
        class BucketCacheEntry {
            constructor(properties?: hbase.pb.BucketCacheEntry.$Properties);
            $unknowns?: Uint8Array[];
            cache_capacity: (number|Long);
            io_class: string;
            map_class: string;
            deserializers: { [k: string]: string };
            backing_map: hbase.pb.BackingMap;
            checksum: (Uint8Array|null);
            cached_files: { [k: string]: hbase.pb.RegionFileSizeMap };
            static create(properties: hbase.pb.BucketCacheEntry.$Shape): hbase.pb.BucketCacheEntry & hbase.pb.BucketCacheEntry.$Shape;
            static create(properties?: hbase.pb.BucketCacheEntry.$Properties): hbase.pb.BucketCacheEntry;
            static encode(message: hbase.pb.BucketCacheEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BucketCacheEntry & hbase.pb.BucketCacheEntry.$Shape;
        }
        namespace BucketCacheEntry {
            interface $Properties {
                cache_capacity: (number|Long);
                io_class: string;
                map_class: string;
                deserializers?: { [k: string]: string };
                backing_map: hbase.pb.BackingMap.$Properties;
                checksum?: (Uint8Array|null);
                cached_files?: { [k: string]: hbase.pb.RegionFileSizeMap.$Properties };
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BucketCacheEntry.$Properties;
        }
        interface IBackingMap extends hbase.pb.BackingMap.$Properties {
        }
        class BackingMap {
            constructor(properties?: hbase.pb.BackingMap.$Properties);
            $unknowns?: Uint8Array[];
            entry: hbase.pb.BackingMapEntry[];
            static create(properties: hbase.pb.BackingMap.$Shape): hbase.pb.BackingMap & hbase.pb.BackingMap.$Shape;
            static create(properties?: hbase.pb.BackingMap.$Properties): hbase.pb.BackingMap;
            static encode(message: hbase.pb.BackingMap.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BackingMap & hbase.pb.BackingMap.$Shape;
        }
        namespace BackingMap {
            interface $Properties {
                entry?: hbase.pb.BackingMapEntry.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BackingMap.$Properties;
        }
        interface IBackingMapEntry extends hbase.pb.BackingMapEntry.$Properties {
        }
        class BackingMapEntry {
            constructor(properties?: hbase.pb.BackingMapEntry.$Properties);
            $unknowns?: Uint8Array[];
            key: hbase.pb.BlockCacheKey;
            value: hbase.pb.BucketEntry;
            static create(properties: hbase.pb.BackingMapEntry.$Shape): hbase.pb.BackingMapEntry & hbase.pb.BackingMapEntry.$Shape;
            static create(properties?: hbase.pb.BackingMapEntry.$Properties): hbase.pb.BackingMapEntry;
            static encode(message: hbase.pb.BackingMapEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BackingMapEntry & hbase.pb.BackingMapEntry.$Shape;
        }
        namespace BackingMapEntry {
            interface $Properties {
                key: hbase.pb.BlockCacheKey.$Properties;
                value: hbase.pb.BucketEntry.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BackingMapEntry.$Properties;
        }
        interface IBlockCacheKey extends hbase.pb.BlockCacheKey.$Properties {
        }
        class BlockCacheKey {
            constructor(properties?: hbase.pb.BlockCacheKey.$Properties);
            $unknowns?: Uint8Array[];
            hfilename: string;
            offset: (number|Long);
            block_type: hbase.pb.BlockType;
            primary_replica_block: boolean;
            static create(properties: hbase.pb.BlockCacheKey.$Shape): hbase.pb.BlockCacheKey & hbase.pb.BlockCacheKey.$Shape;
            static create(properties?: hbase.pb.BlockCacheKey.$Properties): hbase.pb.BlockCacheKey;
            static encode(message: hbase.pb.BlockCacheKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BlockCacheKey & hbase.pb.BlockCacheKey.$Shape;
        }
        namespace BlockCacheKey {
            interface $Properties {
                hfilename: string;
                offset: (number|Long);
                block_type: hbase.pb.BlockType;
                primary_replica_block: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BlockCacheKey.$Properties;
        }
        interface IBucketEntry extends hbase.pb.BucketEntry.$Properties {
        }
        class BucketEntry {
            constructor(properties?: hbase.pb.BucketEntry.$Properties);
            $unknowns?: Uint8Array[];
            offset: (number|Long);
            length: number;
            access_counter: (number|Long);
            deserialiser_index: number;
            priority: hbase.pb.BlockPriority;
            cachedTime: (number|Long);
            disk_size_with_header: (number|null);
            static create(properties: hbase.pb.BucketEntry.$Shape): hbase.pb.BucketEntry & hbase.pb.BucketEntry.$Shape;
            static create(properties?: hbase.pb.BucketEntry.$Properties): hbase.pb.BucketEntry;
            static encode(message: hbase.pb.BucketEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BucketEntry & hbase.pb.BucketEntry.$Shape;
        }
        namespace BucketEntry {
            interface $Properties {
                offset: (number|Long);
                length: number;
                access_counter: (number|Long);
                deserialiser_index: number;
                priority: hbase.pb.BlockPriority;
                cachedTime: (number|Long);
                disk_size_with_header?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BucketEntry.$Properties;
        }
        interface IRegionFileSizeMap extends hbase.pb.RegionFileSizeMap.$Properties {
        }
        class RegionFileSizeMap {
            constructor(properties?: hbase.pb.RegionFileSizeMap.$Properties);
            $unknowns?: Uint8Array[];
            region_name: string;
            region_cached_size: (number|Long);
            static create(properties: hbase.pb.RegionFileSizeMap.$Shape): hbase.pb.RegionFileSizeMap & hbase.pb.RegionFileSizeMap.$Shape;
            static create(properties?: hbase.pb.RegionFileSizeMap.$Properties): hbase.pb.RegionFileSizeMap;
            static encode(message: hbase.pb.RegionFileSizeMap.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionFileSizeMap & hbase.pb.RegionFileSizeMap.$Shape;
        }
        namespace RegionFileSizeMap {
            interface $Properties {
                region_name: string;
                region_cached_size: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionFileSizeMap.$Properties;
        }
        interface IAggregateRequest extends hbase.pb.AggregateRequest.$Properties {
        }
        class AggregateRequest {
            constructor(properties?: hbase.pb.AggregateRequest.$Properties);
            $unknowns?: Uint8Array[];
            interpreter_class_name: string;
            scan: hbase.pb.Scan;
            interpreter_specific_bytes: (Uint8Array|null);
            client_supports_partial_result: (boolean|null);
            static create(properties: hbase.pb.AggregateRequest.$Shape): hbase.pb.AggregateRequest & hbase.pb.AggregateRequest.$Shape;
            static create(properties?: hbase.pb.AggregateRequest.$Properties): hbase.pb.AggregateRequest;
            static encode(message: hbase.pb.AggregateRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AggregateRequest & hbase.pb.AggregateRequest.$Shape;
        }
        namespace AggregateRequest {
            interface $Properties {
                interpreter_class_name: string;
                scan: hbase.pb.Scan.$Properties;
                interpreter_specific_bytes?: (Uint8Array|null);
                client_supports_partial_result?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AggregateRequest.$Properties;
        }
        interface IAggregateResponse extends hbase.pb.AggregateResponse.$Properties {
        }
        class AggregateResponse {
            constructor(properties?: hbase.pb.AggregateResponse.$Properties);
            $unknowns?: Uint8Array[];
            first_part: Uint8Array[];
            second_part: (Uint8Array|null);
            next_chunk_start_row: (Uint8Array|null);
            wait_interval_ms: (number|Long|null);
            static create(properties: hbase.pb.AggregateResponse.$Shape): hbase.pb.AggregateResponse & hbase.pb.AggregateResponse.$Shape;
            static create(properties?: hbase.pb.AggregateResponse.$Properties): hbase.pb.AggregateResponse;
            static encode(message: hbase.pb.AggregateResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AggregateResponse & hbase.pb.AggregateResponse.$Shape;
        }
        namespace AggregateResponse {
            interface $Properties {
                first_part?: Uint8Array[];
                second_part?: (Uint8Array|null);
                next_chunk_start_row?: (Uint8Array|null);
                wait_interval_ms?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AggregateResponse.$Properties;
        }
        interface IBulkDeleteRequest extends hbase.pb.BulkDeleteRequest.$Properties {
        }
        class BulkDeleteRequest {
            constructor(properties?: hbase.pb.BulkDeleteRequest.$Properties);
            $unknowns?: Uint8Array[];
            scan: hbase.pb.Scan;
            deleteType: hbase.pb.BulkDeleteRequest.DeleteType;
            timestamp: (number|Long|null);
            rowBatchSize: number;
            static create(properties: hbase.pb.BulkDeleteRequest.$Shape): hbase.pb.BulkDeleteRequest & hbase.pb.BulkDeleteRequest.$Shape;
            static create(properties?: hbase.pb.BulkDeleteRequest.$Properties): hbase.pb.BulkDeleteRequest;
            static encode(message: hbase.pb.BulkDeleteRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BulkDeleteRequest & hbase.pb.BulkDeleteRequest.$Shape;
        }
        namespace BulkDeleteRequest {
            interface $Properties {
                scan: hbase.pb.Scan.$Properties;
                deleteType: hbase.pb.BulkDeleteRequest.DeleteType;
                timestamp?: (number|Long|null);
                rowBatchSize: number;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BulkDeleteRequest.$Properties;
            enum DeleteType {
                ROW = 0,
                FAMILY = 1,
                COLUMN = 2,
                VERSION = 3
            }
        }
        interface IBulkDeleteResponse extends hbase.pb.BulkDeleteResponse.$Properties {
        }
        class BulkDeleteResponse {
            constructor(properties?: hbase.pb.BulkDeleteResponse.$Properties);
            $unknowns?: Uint8Array[];
            rowsDeleted: (number|Long);
            versionsDeleted: (number|Long|null);
            static create(properties: hbase.pb.BulkDeleteResponse.$Shape): hbase.pb.BulkDeleteResponse & hbase.pb.BulkDeleteResponse.$Shape;
            static create(properties?: hbase.pb.BulkDeleteResponse.$Properties): hbase.pb.BulkDeleteResponse;
            static encode(message: hbase.pb.BulkDeleteResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BulkDeleteResponse & hbase.pb.BulkDeleteResponse.$Shape;
        }
        namespace BulkDeleteResponse {
            interface $Properties {
                rowsDeleted: (number|Long);
                versionsDeleted?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BulkDeleteResponse.$Properties;
        }
        interface IExportRequest extends hbase.pb.ExportRequest.$Properties {
        }
        class ExportRequest {
            constructor(properties?: hbase.pb.ExportRequest.$Properties);
            $unknowns?: Uint8Array[];
            scan: hbase.pb.Scan;
            outputPath: string;
            compressed: (boolean|null);
            compressType: (string|null);
            compressCodec: (string|null);
            fsToken: (hbase.pb.DelegationToken|null);
            static create(properties: hbase.pb.ExportRequest.$Shape): hbase.pb.ExportRequest & hbase.pb.ExportRequest.$Shape;
            static create(properties?: hbase.pb.ExportRequest.$Properties): hbase.pb.ExportRequest;
            static encode(message: hbase.pb.ExportRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ExportRequest & hbase.pb.ExportRequest.$Shape;
        }
        namespace ExportRequest {
            interface $Properties {
                scan: hbase.pb.Scan.$Properties;
                outputPath: string;
                compressed?: (boolean|null);
                compressType?: (string|null);
                compressCodec?: (string|null);
                fsToken?: (hbase.pb.DelegationToken.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ExportRequest.$Properties;
        }
        interface IExportResponse extends hbase.pb.ExportResponse.$Properties {
        }
        class ExportResponse {
            constructor(properties?: hbase.pb.ExportResponse.$Properties);
            $unknowns?: Uint8Array[];
            rowCount: (number|Long);
            cellCount: (number|Long);
            static create(properties: hbase.pb.ExportResponse.$Shape): hbase.pb.ExportResponse & hbase.pb.ExportResponse.$Shape;
            static create(properties?: hbase.pb.ExportResponse.$Properties): hbase.pb.ExportResponse;
            static encode(message: hbase.pb.ExportResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ExportResponse & hbase.pb.ExportResponse.$Shape;
        }
        namespace ExportResponse {
            interface $Properties {
                rowCount: (number|Long);
                cellCount: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ExportResponse.$Properties;
        }
        interface IMultiRowMutationProcessorRequest extends hbase.pb.MultiRowMutationProcessorRequest.$Properties {
        }
        class MultiRowMutationProcessorRequest {
            constructor(properties?: hbase.pb.MultiRowMutationProcessorRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.MultiRowMutationProcessorRequest.$Shape): hbase.pb.MultiRowMutationProcessorRequest & hbase.pb.MultiRowMutationProcessorRequest.$Shape;
            static create(properties?: hbase.pb.MultiRowMutationProcessorRequest.$Properties): hbase.pb.MultiRowMutationProcessorRequest;
            static encode(message: hbase.pb.MultiRowMutationProcessorRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MultiRowMutationProcessorRequest & hbase.pb.MultiRowMutationProcessorRequest.$Shape;
        }
        namespace MultiRowMutationProcessorRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MultiRowMutationProcessorRequest.$Properties;
        }
        interface IMultiRowMutationProcessorResponse extends hbase.pb.MultiRowMutationProcessorResponse.$Properties {
        }
        class MultiRowMutationProcessorResponse {
            constructor(properties?: hbase.pb.MultiRowMutationProcessorResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.MultiRowMutationProcessorResponse.$Shape): hbase.pb.MultiRowMutationProcessorResponse & hbase.pb.MultiRowMutationProcessorResponse.$Shape;
            static create(properties?: hbase.pb.MultiRowMutationProcessorResponse.$Properties): hbase.pb.MultiRowMutationProcessorResponse;
            static encode(message: hbase.pb.MultiRowMutationProcessorResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MultiRowMutationProcessorResponse & hbase.pb.MultiRowMutationProcessorResponse.$Shape;
        }
        namespace MultiRowMutationProcessorResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MultiRowMutationProcessorResponse.$Properties;
        }
        interface IMutateRowsRequest extends hbase.pb.MutateRowsRequest.$Properties {
        }
        class MutateRowsRequest {
            constructor(properties?: hbase.pb.MutateRowsRequest.$Properties);
            $unknowns?: Uint8Array[];
            mutation_request: hbase.pb.MutationProto[];
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            region: (hbase.pb.RegionSpecifier|null);
            condition: hbase.pb.Condition[];
            static create(properties: hbase.pb.MutateRowsRequest.$Shape): hbase.pb.MutateRowsRequest & hbase.pb.MutateRowsRequest.$Shape;
            static create(properties?: hbase.pb.MutateRowsRequest.$Properties): hbase.pb.MutateRowsRequest;
            static encode(message: hbase.pb.MutateRowsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MutateRowsRequest & hbase.pb.MutateRowsRequest.$Shape;
        }
        namespace MutateRowsRequest {
            interface $Properties {
                mutation_request?: hbase.pb.MutationProto.$Properties[];
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                region?: (hbase.pb.RegionSpecifier.$Properties|null);
                condition?: hbase.pb.Condition.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MutateRowsRequest.$Properties;
        }
        interface IMutateRowsResponse extends hbase.pb.MutateRowsResponse.$Properties {
        }
        class MutateRowsResponse {
            constructor(properties?: hbase.pb.MutateRowsResponse.$Properties);
            $unknowns?: Uint8Array[];
            processed: (boolean|null);
            static create(properties: hbase.pb.MutateRowsResponse.$Shape): hbase.pb.MutateRowsResponse & hbase.pb.MutateRowsResponse.$Shape;
            static create(properties?: hbase.pb.MutateRowsResponse.$Properties): hbase.pb.MutateRowsResponse;
            static encode(message: hbase.pb.MutateRowsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MutateRowsResponse & hbase.pb.MutateRowsResponse.$Shape;
        }
        namespace MutateRowsResponse {
            interface $Properties {
                processed?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MutateRowsResponse.$Properties;
        }
        interface IProcessRequest extends hbase.pb.ProcessRequest.$Properties {
        }
        class ProcessRequest {
            constructor(properties?: hbase.pb.ProcessRequest.$Properties);
            $unknowns?: Uint8Array[];
            row_processor_class_name: string;
            row_processor_initializer_message_name: (string|null);
            row_processor_initializer_message: (Uint8Array|null);
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.ProcessRequest.$Shape): hbase.pb.ProcessRequest & hbase.pb.ProcessRequest.$Shape;
            static create(properties?: hbase.pb.ProcessRequest.$Properties): hbase.pb.ProcessRequest;
            static encode(message: hbase.pb.ProcessRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ProcessRequest & hbase.pb.ProcessRequest.$Shape;
        }
        namespace ProcessRequest {
            interface $Properties {
                row_processor_class_name: string;
                row_processor_initializer_message_name?: (string|null);
                row_processor_initializer_message?: (Uint8Array|null);
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ProcessRequest.$Properties;
        }
        interface IProcessResponse extends hbase.pb.ProcessResponse.$Properties {
        }
        class ProcessResponse {
            constructor(properties?: hbase.pb.ProcessResponse.$Properties);
            $unknowns?: Uint8Array[];
            row_processor_result: Uint8Array;
            static create(properties: hbase.pb.ProcessResponse.$Shape): hbase.pb.ProcessResponse & hbase.pb.ProcessResponse.$Shape;
            static create(properties?: hbase.pb.ProcessResponse.$Properties): hbase.pb.ProcessResponse;
            static encode(message: hbase.pb.ProcessResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ProcessResponse & hbase.pb.ProcessResponse.$Shape;
        }
        namespace ProcessResponse {
            interface $Properties {
                row_processor_result: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ProcessResponse.$Properties;
        }
        interface ISecureBulkLoadHFilesRequest extends hbase.pb.SecureBulkLoadHFilesRequest.$Properties {
        }
        class SecureBulkLoadHFilesRequest {
            constructor(properties?: hbase.pb.SecureBulkLoadHFilesRequest.$Properties);
            $unknowns?: Uint8Array[];
            family_path: hbase.pb.BulkLoadHFileRequest.FamilyPath[];
            assign_seq_num: (boolean|null);
            fs_token: hbase.pb.DelegationToken;
            bulk_token: string;
            static create(properties: hbase.pb.SecureBulkLoadHFilesRequest.$Shape): hbase.pb.SecureBulkLoadHFilesRequest & hbase.pb.SecureBulkLoadHFilesRequest.$Shape;
            static create(properties?: hbase.pb.SecureBulkLoadHFilesRequest.$Properties): hbase.pb.SecureBulkLoadHFilesRequest;
            static encode(message: hbase.pb.SecureBulkLoadHFilesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SecureBulkLoadHFilesRequest & hbase.pb.SecureBulkLoadHFilesRequest.$Shape;
        }
        namespace SecureBulkLoadHFilesRequest {
            interface $Properties {
                family_path?: hbase.pb.BulkLoadHFileRequest.FamilyPath.$Properties[];
                assign_seq_num?: (boolean|null);
                fs_token: hbase.pb.DelegationToken.$Properties;
                bulk_token: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SecureBulkLoadHFilesRequest.$Properties;
        }
        interface ISecureBulkLoadHFilesResponse extends hbase.pb.SecureBulkLoadHFilesResponse.$Properties {
        }
        class SecureBulkLoadHFilesResponse {
            constructor(properties?: hbase.pb.SecureBulkLoadHFilesResponse.$Properties);
            $unknowns?: Uint8Array[];
            loaded: boolean;
            static create(properties: hbase.pb.SecureBulkLoadHFilesResponse.$Shape): hbase.pb.SecureBulkLoadHFilesResponse & hbase.pb.SecureBulkLoadHFilesResponse.$Shape;
            static create(properties?: hbase.pb.SecureBulkLoadHFilesResponse.$Properties): hbase.pb.SecureBulkLoadHFilesResponse;
            static encode(message: hbase.pb.SecureBulkLoadHFilesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SecureBulkLoadHFilesResponse & hbase.pb.SecureBulkLoadHFilesResponse.$Shape;
        }
        namespace SecureBulkLoadHFilesResponse {
            interface $Properties {
                loaded: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SecureBulkLoadHFilesResponse.$Properties;
        }
        interface ICompactionEventTracker extends hbase.pb.CompactionEventTracker.$Properties {
        }
        class CompactionEventTracker {
            constructor(properties?: hbase.pb.CompactionEventTracker.$Properties);
            $unknowns?: Uint8Array[];
            compacted_store_file: Uint8Array[];
            static create(properties: hbase.pb.CompactionEventTracker.$Shape): hbase.pb.CompactionEventTracker & hbase.pb.CompactionEventTracker.$Shape;
            static create(properties?: hbase.pb.CompactionEventTracker.$Properties): hbase.pb.CompactionEventTracker;
            static encode(message: hbase.pb.CompactionEventTracker.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CompactionEventTracker & hbase.pb.CompactionEventTracker.$Shape;
        }
        namespace CompactionEventTracker {
            interface $Properties {
                compacted_store_file?: Uint8Array[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CompactionEventTracker.$Properties;
        }
        interface IFileInfoProto extends hbase.pb.FileInfoProto.$Properties {
        }
        class FileInfoProto {
            constructor(properties?: hbase.pb.FileInfoProto.$Properties);
            $unknowns?: Uint8Array[];
            map_entry: hbase.pb.BytesBytesPair[];
            static create(properties: hbase.pb.FileInfoProto.$Shape): hbase.pb.FileInfoProto & hbase.pb.FileInfoProto.$Shape;
            static create(properties?: hbase.pb.FileInfoProto.$Properties): hbase.pb.FileInfoProto;
            static encode(message: hbase.pb.FileInfoProto.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FileInfoProto & hbase.pb.FileInfoProto.$Shape;
        }
        namespace FileInfoProto {
            interface $Properties {
                map_entry?: hbase.pb.BytesBytesPair.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FileInfoProto.$Properties;
        }
        interface IFileTrailerProto extends hbase.pb.FileTrailerProto.$Properties {
        }
        class FileTrailerProto {
            constructor(properties?: hbase.pb.FileTrailerProto.$Properties);
            $unknowns?: Uint8Array[];
            file_info_offset: (number|Long|null);
            load_on_open_data_offset: (number|Long|null);
            uncompressed_data_index_size: (number|Long|null);
            total_uncompressed_bytes: (number|Long|null);
            data_index_count: (number|null);
            meta_index_count: (number|null);
            entry_count: (number|Long|null);
            num_data_index_levels: (number|null);
            first_data_block_offset: (number|Long|null);
            last_data_block_offset: (number|Long|null);
            comparator_class_name: (string|null);
            compression_codec: (number|null);
            encryption_key: (Uint8Array|null);
            static create(properties: hbase.pb.FileTrailerProto.$Shape): hbase.pb.FileTrailerProto & hbase.pb.FileTrailerProto.$Shape;
            static create(properties?: hbase.pb.FileTrailerProto.$Properties): hbase.pb.FileTrailerProto;
            static encode(message: hbase.pb.FileTrailerProto.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FileTrailerProto & hbase.pb.FileTrailerProto.$Shape;
        }
        namespace FileTrailerProto {
            interface $Properties {
                file_info_offset?: (number|Long|null);
                load_on_open_data_offset?: (number|Long|null);
                uncompressed_data_index_size?: (number|Long|null);
                total_uncompressed_bytes?: (number|Long|null);
                data_index_count?: (number|null);
                meta_index_count?: (number|null);
                entry_count?: (number|Long|null);
                num_data_index_levels?: (number|null);
                first_data_block_offset?: (number|Long|null);
                last_data_block_offset?: (number|Long|null);
                comparator_class_name?: (string|null);
                compression_codec?: (number|null);
                encryption_key?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FileTrailerProto.$Properties;
        }
        interface IStoreFileEntry extends hbase.pb.StoreFileEntry.$Properties {
        }
        class StoreFileEntry {
            constructor(properties?: hbase.pb.StoreFileEntry.$Properties);
            $unknowns?: Uint8Array[];
            name: string;
            size: (number|Long);
            static create(properties: hbase.pb.StoreFileEntry.$Shape): hbase.pb.StoreFileEntry & hbase.pb.StoreFileEntry.$Shape;
            static create(properties?: hbase.pb.StoreFileEntry.$Properties): hbase.pb.StoreFileEntry;
            static encode(message: hbase.pb.StoreFileEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.StoreFileEntry & hbase.pb.StoreFileEntry.$Shape;
        }
        namespace StoreFileEntry {
            interface $Properties {
                name: string;
                size: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.StoreFileEntry.$Properties;
        }
        interface IStoreFileList extends hbase.pb.StoreFileList.$Properties {
        }
        class StoreFileList {
            constructor(properties?: hbase.pb.StoreFileList.$Properties);
            $unknowns?: Uint8Array[];
            timestamp: (number|Long);
            store_file: hbase.pb.StoreFileEntry[];
            version: (number|Long|null);
            static create(properties: hbase.pb.StoreFileList.$Shape): hbase.pb.StoreFileList & hbase.pb.StoreFileList.$Shape;
            static create(properties?: hbase.pb.StoreFileList.$Properties): hbase.pb.StoreFileList;
            static encode(message: hbase.pb.StoreFileList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.StoreFileList & hbase.pb.StoreFileList.$Shape;
        }
        namespace StoreFileList {
            interface $Properties {
                timestamp: (number|Long);
                store_file?: hbase.pb.StoreFileEntry.$Properties[];
                version?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.StoreFileList.$Properties;
        }
        enum LockType {
            EXCLUSIVE = 1,
            SHARED = 2
        }
        enum LockedResourceType {
            SERVER = 1,
            NAMESPACE = 2,
            TABLE = 3,
            REGION = 4,
            PEER = 5
        }
        interface ILockRequest extends hbase.pb.LockRequest.$Properties {
        }
        class LockRequest {
            constructor(properties?: hbase.pb.LockRequest.$Properties);
            $unknowns?: Uint8Array[];
            lock_type: hbase.pb.LockType;
            namespace: (string|null);
            table_name: (hbase.pb.TableName|null);
            region_info: hbase.pb.RegionInfo[];
            description: (string|null);
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.LockRequest.$Shape): hbase.pb.LockRequest & hbase.pb.LockRequest.$Shape;
            static create(properties?: hbase.pb.LockRequest.$Properties): hbase.pb.LockRequest;
            static encode(message: hbase.pb.LockRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.LockRequest & hbase.pb.LockRequest.$Shape;
        }
        namespace LockRequest {
            interface $Properties {
                lock_type: hbase.pb.LockType;
                namespace?: (string|null);
                table_name?: (hbase.pb.TableName.$Properties|null);
                region_info?: hbase.pb.RegionInfo.$Properties[];
                description?: (string|null);
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.LockRequest.$Properties;
        }
        interface ILockResponse extends hbase.pb.LockResponse.$Properties {
        }
        class LockResponse {
            constructor(properties?: hbase.pb.LockResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long);
            static create(properties: hbase.pb.LockResponse.$Shape): hbase.pb.LockResponse & hbase.pb.LockResponse.$Shape;
            static create(properties?: hbase.pb.LockResponse.$Properties): hbase.pb.LockResponse;
            static encode(message: hbase.pb.LockResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.LockResponse & hbase.pb.LockResponse.$Shape;
        }
        namespace LockResponse {
            interface $Properties {
                proc_id: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.LockResponse.$Properties;
        }
        interface ILockHeartbeatRequest extends hbase.pb.LockHeartbeatRequest.$Properties {
        }
        class LockHeartbeatRequest {
            constructor(properties?: hbase.pb.LockHeartbeatRequest.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long);
            keep_alive: (boolean|null);
            static create(properties: hbase.pb.LockHeartbeatRequest.$Shape): hbase.pb.LockHeartbeatRequest & hbase.pb.LockHeartbeatRequest.$Shape;
            static create(properties?: hbase.pb.LockHeartbeatRequest.$Properties): hbase.pb.LockHeartbeatRequest;
            static encode(message: hbase.pb.LockHeartbeatRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.LockHeartbeatRequest & hbase.pb.LockHeartbeatRequest.$Shape;
        }
        namespace LockHeartbeatRequest {
            interface $Properties {
                proc_id: (number|Long);
                keep_alive?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.LockHeartbeatRequest.$Properties;
        }
        interface ILockHeartbeatResponse extends hbase.pb.LockHeartbeatResponse.$Properties {
        }
        class LockHeartbeatResponse {
            constructor(properties?: hbase.pb.LockHeartbeatResponse.$Properties);
            $unknowns?: Uint8Array[];
            lock_status: hbase.pb.LockHeartbeatResponse.LockStatus;
            timeout_ms: (number|null);
            static create(properties: hbase.pb.LockHeartbeatResponse.$Shape): hbase.pb.LockHeartbeatResponse & hbase.pb.LockHeartbeatResponse.$Shape;
            static create(properties?: hbase.pb.LockHeartbeatResponse.$Properties): hbase.pb.LockHeartbeatResponse;
            static encode(message: hbase.pb.LockHeartbeatResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.LockHeartbeatResponse & hbase.pb.LockHeartbeatResponse.$Shape;
        }
        namespace LockHeartbeatResponse {
            interface $Properties {
                lock_status: hbase.pb.LockHeartbeatResponse.LockStatus;
                timeout_ms?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.LockHeartbeatResponse.$Properties;
            enum LockStatus {
                UNLOCKED = 1,
                LOCKED = 2
            }
        }
        interface ILockProcedureData extends hbase.pb.LockProcedureData.$Properties {
        }
        class LockProcedureData {
            constructor(properties?: hbase.pb.LockProcedureData.$Properties);
            $unknowns?: Uint8Array[];
            lock_type: hbase.pb.LockType;
            namespace: (string|null);
            table_name: (hbase.pb.TableName|null);
            region_info: hbase.pb.RegionInfo[];
            description: (string|null);
            is_master_lock: (boolean|null);
            static create(properties: hbase.pb.LockProcedureData.$Shape): hbase.pb.LockProcedureData & hbase.pb.LockProcedureData.$Shape;
            static create(properties?: hbase.pb.LockProcedureData.$Properties): hbase.pb.LockProcedureData;
            static encode(message: hbase.pb.LockProcedureData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.LockProcedureData & hbase.pb.LockProcedureData.$Shape;
        }
        namespace LockProcedureData {
            interface $Properties {
                lock_type: hbase.pb.LockType;
                namespace?: (string|null);
                table_name?: (hbase.pb.TableName.$Properties|null);
                region_info?: hbase.pb.RegionInfo.$Properties[];
                description?: (string|null);
                is_master_lock?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.LockProcedureData.$Properties;
        }
        interface ILockedResource extends hbase.pb.LockedResource.$Properties {
        }
        class LockedResource {
            constructor(properties?: hbase.pb.LockedResource.$Properties);
            $unknowns?: Uint8Array[];
            resource_type: hbase.pb.LockedResourceType;
            resource_name: (string|null);
            lock_type: hbase.pb.LockType;
            exclusive_lock_owner_procedure: (hbase.pb.Procedure|null);
            shared_lock_count: (number|null);
            waitingProcedures: hbase.pb.Procedure[];
            static create(properties: hbase.pb.LockedResource.$Shape): hbase.pb.LockedResource & hbase.pb.LockedResource.$Shape;
            static create(properties?: hbase.pb.LockedResource.$Properties): hbase.pb.LockedResource;
            static encode(message: hbase.pb.LockedResource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.LockedResource & hbase.pb.LockedResource.$Shape;
        }
        namespace LockedResource {
            interface $Properties {
                resource_type: hbase.pb.LockedResourceType;
                resource_name?: (string|null);
                lock_type: hbase.pb.LockType;
                exclusive_lock_owner_procedure?: (hbase.pb.Procedure.$Properties|null);
                shared_lock_count?: (number|null);
                waitingProcedures?: hbase.pb.Procedure.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.LockedResource.$Properties;
        }
        enum ProcedureState {
            INITIALIZING = 1,
            RUNNABLE = 2,
            WAITING = 3,
            WAITING_TIMEOUT = 4,
            ROLLEDBACK = 5,
            SUCCESS = 6,
            FAILED = 7
        }
        interface IProcedure extends hbase.pb.Procedure.$Properties {
        }
        class Procedure {
            constructor(properties?: hbase.pb.Procedure.$Properties);
            $unknowns?: Uint8Array[];
            class_name: string;
            parent_id: (number|Long|null);
            proc_id: (number|Long);
            submitted_time: (number|Long);
            owner: (string|null);
            state: hbase.pb.ProcedureState;
            stack_id: number[];
            last_update: (number|Long);
            timeout: (number|null);
            exception: (hbase.pb.ForeignExceptionMessage|null);
            result: (Uint8Array|null);
            state_data: (Uint8Array|null);
            state_message: google.protobuf.Any[];
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            locked: (boolean|null);
            bypass: (boolean|null);
            executed: (boolean|null);
            static create(properties: hbase.pb.Procedure.$Shape): hbase.pb.Procedure & hbase.pb.Procedure.$Shape;
            static create(properties?: hbase.pb.Procedure.$Properties): hbase.pb.Procedure;
            static encode(message: hbase.pb.Procedure.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Procedure & hbase.pb.Procedure.$Shape;
        }
        namespace Procedure {
            interface $Properties {
                class_name: string;
                parent_id?: (number|Long|null);
                proc_id: (number|Long);
                submitted_time: (number|Long);
                owner?: (string|null);
                state: hbase.pb.ProcedureState;
                stack_id?: number[];
                last_update: (number|Long);
                timeout?: (number|null);
                exception?: (hbase.pb.ForeignExceptionMessage.$Properties|null);
                result?: (Uint8Array|null);
                state_data?: (Uint8Array|null);
                state_message?: google.protobuf.Any.$Properties[];
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                locked?: (boolean|null);
                bypass?: (boolean|null);
                executed?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Procedure.$Properties;
        }
        interface ISequentialProcedureData extends hbase.pb.SequentialProcedureData.$Properties {
        }
        class SequentialProcedureData {
            constructor(properties?: hbase.pb.SequentialProcedureData.$Properties);
            $unknowns?: Uint8Array[];
            executed: boolean;
            static create(properties: hbase.pb.SequentialProcedureData.$Shape): hbase.pb.SequentialProcedureData & hbase.pb.SequentialProcedureData.$Shape;
            static create(properties?: hbase.pb.SequentialProcedureData.$Properties): hbase.pb.SequentialProcedureData;
            static encode(message: hbase.pb.SequentialProcedureData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SequentialProcedureData & hbase.pb.SequentialProcedureData.$Shape;
        }
        namespace SequentialProcedureData {
            interface $Properties {
                executed: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SequentialProcedureData.$Properties;
        }
        interface IStateMachineProcedureData extends hbase.pb.StateMachineProcedureData.$Properties {
        }
        class StateMachineProcedureData {
            constructor(properties?: hbase.pb.StateMachineProcedureData.$Properties);
            $unknowns?: Uint8Array[];
            state: number[];
            static create(properties: hbase.pb.StateMachineProcedureData.$Shape): hbase.pb.StateMachineProcedureData & hbase.pb.StateMachineProcedureData.$Shape;
            static create(properties?: hbase.pb.StateMachineProcedureData.$Properties): hbase.pb.StateMachineProcedureData;
            static encode(message: hbase.pb.StateMachineProcedureData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.StateMachineProcedureData & hbase.pb.StateMachineProcedureData.$Shape;
        }
        namespace StateMachineProcedureData {
            interface $Properties {
                state?: number[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.StateMachineProcedureData.$Properties;
        }
        interface IProcedureWALHeader extends hbase.pb.ProcedureWALHeader.$Properties {
        }
        class ProcedureWALHeader {
            constructor(properties?: hbase.pb.ProcedureWALHeader.$Properties);
            $unknowns?: Uint8Array[];
            version: number;
            type: number;
            log_id: (number|Long);
            min_proc_id: (number|Long);
            static create(properties: hbase.pb.ProcedureWALHeader.$Shape): hbase.pb.ProcedureWALHeader & hbase.pb.ProcedureWALHeader.$Shape;
            static create(properties?: hbase.pb.ProcedureWALHeader.$Properties): hbase.pb.ProcedureWALHeader;
            static encode(message: hbase.pb.ProcedureWALHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ProcedureWALHeader & hbase.pb.ProcedureWALHeader.$Shape;
        }
        namespace ProcedureWALHeader {
            interface $Properties {
                version: number;
                type: number;
                log_id: (number|Long);
                min_proc_id: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ProcedureWALHeader.$Properties;
        }
        interface IProcedureWALTrailer extends hbase.pb.ProcedureWALTrailer.$Properties {
        }
        class ProcedureWALTrailer {
            constructor(properties?: hbase.pb.ProcedureWALTrailer.$Properties);
            $unknowns?: Uint8Array[];
            version: number;
            tracker_pos: (number|Long);
            static create(properties: hbase.pb.ProcedureWALTrailer.$Shape): hbase.pb.ProcedureWALTrailer & hbase.pb.ProcedureWALTrailer.$Shape;
            static create(properties?: hbase.pb.ProcedureWALTrailer.$Properties): hbase.pb.ProcedureWALTrailer;
            static encode(message: hbase.pb.ProcedureWALTrailer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ProcedureWALTrailer & hbase.pb.ProcedureWALTrailer.$Shape;
        }
        namespace ProcedureWALTrailer {
            interface $Properties {
                version: number;
                tracker_pos: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ProcedureWALTrailer.$Properties;
        }
        interface IProcedureStoreTracker extends hbase.pb.ProcedureStoreTracker.$Properties {
        }
        class ProcedureStoreTracker {
            constructor(properties?: hbase.pb.ProcedureStoreTracker.$Properties);
            $unknowns?: Uint8Array[];
            node: hbase.pb.ProcedureStoreTracker.TrackerNode[];
            static create(properties: hbase.pb.ProcedureStoreTracker.$Shape): hbase.pb.ProcedureStoreTracker & hbase.pb.ProcedureStoreTracker.$Shape;
            static create(properties?: hbase.pb.ProcedureStoreTracker.$Properties): hbase.pb.ProcedureStoreTracker;
            static encode(message: hbase.pb.ProcedureStoreTracker.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ProcedureStoreTracker & hbase.pb.ProcedureStoreTracker.$Shape;
        }
        namespace ProcedureStoreTracker {
            interface $Properties {
                node?: hbase.pb.ProcedureStoreTracker.TrackerNode.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ProcedureStoreTracker.$Properties;
            interface ITrackerNode extends hbase.pb.ProcedureStoreTracker.TrackerNode.$Properties {
            }
            class TrackerNode {
                constructor(properties?: hbase.pb.ProcedureStoreTracker.TrackerNode.$Properties);
                $unknowns?: Uint8Array[];
                start_id: (number|Long);
                updated: (number|Long)[];
                deleted: (number|Long)[];
                static create(properties: hbase.pb.ProcedureStoreTracker.TrackerNode.$Shape): hbase.pb.ProcedureStoreTracker.TrackerNode & hbase.pb.ProcedureStoreTracker.TrackerNode.$Shape;
                static create(properties?: hbase.pb.ProcedureStoreTracker.TrackerNode.$Properties): hbase.pb.ProcedureStoreTracker.TrackerNode;
                static encode(message: hbase.pb.ProcedureStoreTracker.TrackerNode.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ProcedureStoreTracker.TrackerNode & hbase.pb.ProcedureStoreTracker.TrackerNode.$Shape;
            }
            namespace TrackerNode {
                interface $Properties {
                    start_id: (number|Long);
                    updated?: (number|Long)[];
                    deleted?: (number|Long)[];
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.ProcedureStoreTracker.TrackerNode.$Properties;
            }
        }
        interface IProcedureWALEntry extends hbase.pb.ProcedureWALEntry.$Properties {
        }
        class ProcedureWALEntry {
            constructor(properties?: hbase.pb.ProcedureWALEntry.$Properties);
            $unknowns?: Uint8Array[];
            type: hbase.pb.ProcedureWALEntry.Type;
            procedure: hbase.pb.Procedure[];
            proc_id: (number|Long|null);
            child_id: (number|Long)[];
            static create(properties: hbase.pb.ProcedureWALEntry.$Shape): hbase.pb.ProcedureWALEntry & hbase.pb.ProcedureWALEntry.$Shape;
            static create(properties?: hbase.pb.ProcedureWALEntry.$Properties): hbase.pb.ProcedureWALEntry;
            static encode(message: hbase.pb.ProcedureWALEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ProcedureWALEntry & hbase.pb.ProcedureWALEntry.$Shape;
        }
        namespace ProcedureWALEntry {
            interface $Properties {
                type: hbase.pb.ProcedureWALEntry.Type;
                procedure?: hbase.pb.Procedure.$Properties[];
                proc_id?: (number|Long|null);
                child_id?: (number|Long)[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ProcedureWALEntry.$Properties;
            enum Type {
                PROCEDURE_WAL_EOF = 1,
                PROCEDURE_WAL_INIT = 2,
                PROCEDURE_WAL_INSERT = 3,
                PROCEDURE_WAL_UPDATE = 4,
                PROCEDURE_WAL_DELETE = 5,
                PROCEDURE_WAL_COMPACT = 6
            }
        }
        enum MasterSwitchType {
            SPLIT = 0,
            MERGE = 1
        }
        interface IAddColumnRequest extends hbase.pb.AddColumnRequest.$Properties {
        }
        class AddColumnRequest {
            constructor(properties?: hbase.pb.AddColumnRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            column_families: hbase.pb.ColumnFamilySchema;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.AddColumnRequest.$Shape): hbase.pb.AddColumnRequest & hbase.pb.AddColumnRequest.$Shape;
            static create(properties?: hbase.pb.AddColumnRequest.$Properties): hbase.pb.AddColumnRequest;
            static encode(message: hbase.pb.AddColumnRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AddColumnRequest & hbase.pb.AddColumnRequest.$Shape;
        }
        namespace AddColumnRequest {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                column_families: hbase.pb.ColumnFamilySchema.$Properties;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AddColumnRequest.$Properties;
        }
        interface IAddColumnResponse extends hbase.pb.AddColumnResponse.$Properties {
        }
        class AddColumnResponse {
            constructor(properties?: hbase.pb.AddColumnResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.AddColumnResponse.$Shape): hbase.pb.AddColumnResponse & hbase.pb.AddColumnResponse.$Shape;
            static create(properties?: hbase.pb.AddColumnResponse.$Properties): hbase.pb.AddColumnResponse;
            static encode(message: hbase.pb.AddColumnResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AddColumnResponse & hbase.pb.AddColumnResponse.$Shape;
        }
        namespace AddColumnResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AddColumnResponse.$Properties;
        }
        interface IDeleteColumnRequest extends hbase.pb.DeleteColumnRequest.$Properties {
        }
        class DeleteColumnRequest {
            constructor(properties?: hbase.pb.DeleteColumnRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            column_name: Uint8Array;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.DeleteColumnRequest.$Shape): hbase.pb.DeleteColumnRequest & hbase.pb.DeleteColumnRequest.$Shape;
            static create(properties?: hbase.pb.DeleteColumnRequest.$Properties): hbase.pb.DeleteColumnRequest;
            static encode(message: hbase.pb.DeleteColumnRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DeleteColumnRequest & hbase.pb.DeleteColumnRequest.$Shape;
        }
        namespace DeleteColumnRequest {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                column_name: Uint8Array;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DeleteColumnRequest.$Properties;
        }
        interface IDeleteColumnResponse extends hbase.pb.DeleteColumnResponse.$Properties {
        }
        class DeleteColumnResponse {
            constructor(properties?: hbase.pb.DeleteColumnResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.DeleteColumnResponse.$Shape): hbase.pb.DeleteColumnResponse & hbase.pb.DeleteColumnResponse.$Shape;
            static create(properties?: hbase.pb.DeleteColumnResponse.$Properties): hbase.pb.DeleteColumnResponse;
            static encode(message: hbase.pb.DeleteColumnResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DeleteColumnResponse & hbase.pb.DeleteColumnResponse.$Shape;
        }
        namespace DeleteColumnResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DeleteColumnResponse.$Properties;
        }
        interface IModifyColumnRequest extends hbase.pb.ModifyColumnRequest.$Properties {
        }
        class ModifyColumnRequest {
            constructor(properties?: hbase.pb.ModifyColumnRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            column_families: hbase.pb.ColumnFamilySchema;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.ModifyColumnRequest.$Shape): hbase.pb.ModifyColumnRequest & hbase.pb.ModifyColumnRequest.$Shape;
            static create(properties?: hbase.pb.ModifyColumnRequest.$Properties): hbase.pb.ModifyColumnRequest;
            static encode(message: hbase.pb.ModifyColumnRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyColumnRequest & hbase.pb.ModifyColumnRequest.$Shape;
        }
        namespace ModifyColumnRequest {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                column_families: hbase.pb.ColumnFamilySchema.$Properties;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyColumnRequest.$Properties;
        }
        interface IModifyColumnResponse extends hbase.pb.ModifyColumnResponse.$Properties {
        }
        class ModifyColumnResponse {
            constructor(properties?: hbase.pb.ModifyColumnResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.ModifyColumnResponse.$Shape): hbase.pb.ModifyColumnResponse & hbase.pb.ModifyColumnResponse.$Shape;
            static create(properties?: hbase.pb.ModifyColumnResponse.$Properties): hbase.pb.ModifyColumnResponse;
            static encode(message: hbase.pb.ModifyColumnResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyColumnResponse & hbase.pb.ModifyColumnResponse.$Shape;
        }
        namespace ModifyColumnResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyColumnResponse.$Properties;
        }
        interface IMoveRegionRequest extends hbase.pb.MoveRegionRequest.$Properties {
        }
        class MoveRegionRequest {
            constructor(properties?: hbase.pb.MoveRegionRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            dest_server_name: (hbase.pb.ServerName|null);
            static create(properties: hbase.pb.MoveRegionRequest.$Shape): hbase.pb.MoveRegionRequest & hbase.pb.MoveRegionRequest.$Shape;
            static create(properties?: hbase.pb.MoveRegionRequest.$Properties): hbase.pb.MoveRegionRequest;
            static encode(message: hbase.pb.MoveRegionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MoveRegionRequest & hbase.pb.MoveRegionRequest.$Shape;
        }
        namespace MoveRegionRequest {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                dest_server_name?: (hbase.pb.ServerName.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MoveRegionRequest.$Properties;
        }
        interface IMoveRegionResponse extends hbase.pb.MoveRegionResponse.$Properties {
        }
        class MoveRegionResponse {
            constructor(properties?: hbase.pb.MoveRegionResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.MoveRegionResponse.$Shape): hbase.pb.MoveRegionResponse & hbase.pb.MoveRegionResponse.$Shape;
            static create(properties?: hbase.pb.MoveRegionResponse.$Properties): hbase.pb.MoveRegionResponse;
            static encode(message: hbase.pb.MoveRegionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MoveRegionResponse & hbase.pb.MoveRegionResponse.$Shape;
        }
        namespace MoveRegionResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MoveRegionResponse.$Properties;
        }
        interface IMergeTableRegionsRequest extends hbase.pb.MergeTableRegionsRequest.$Properties {
        }
        class MergeTableRegionsRequest {
            constructor(properties?: hbase.pb.MergeTableRegionsRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier[];
            forcible: (boolean|null);
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.MergeTableRegionsRequest.$Shape): hbase.pb.MergeTableRegionsRequest & hbase.pb.MergeTableRegionsRequest.$Shape;
            static create(properties?: hbase.pb.MergeTableRegionsRequest.$Properties): hbase.pb.MergeTableRegionsRequest;
            static encode(message: hbase.pb.MergeTableRegionsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MergeTableRegionsRequest & hbase.pb.MergeTableRegionsRequest.$Shape;
        }
        namespace MergeTableRegionsRequest {
            interface $Properties {
                region?: hbase.pb.RegionSpecifier.$Properties[];
                forcible?: (boolean|null);
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MergeTableRegionsRequest.$Properties;
        }
        interface IMergeTableRegionsResponse extends hbase.pb.MergeTableRegionsResponse.$Properties {
        }
        class MergeTableRegionsResponse {
            constructor(properties?: hbase.pb.MergeTableRegionsResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.MergeTableRegionsResponse.$Shape): hbase.pb.MergeTableRegionsResponse & hbase.pb.MergeTableRegionsResponse.$Shape;
            static create(properties?: hbase.pb.MergeTableRegionsResponse.$Properties): hbase.pb.MergeTableRegionsResponse;
            static encode(message: hbase.pb.MergeTableRegionsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MergeTableRegionsResponse & hbase.pb.MergeTableRegionsResponse.$Shape;
        }
        namespace MergeTableRegionsResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MergeTableRegionsResponse.$Properties;
        }
        interface IAssignRegionRequest extends hbase.pb.AssignRegionRequest.$Properties {
        }
        class AssignRegionRequest {
            constructor(properties?: hbase.pb.AssignRegionRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            override: (boolean|null);
            static create(properties: hbase.pb.AssignRegionRequest.$Shape): hbase.pb.AssignRegionRequest & hbase.pb.AssignRegionRequest.$Shape;
            static create(properties?: hbase.pb.AssignRegionRequest.$Properties): hbase.pb.AssignRegionRequest;
            static encode(message: hbase.pb.AssignRegionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AssignRegionRequest & hbase.pb.AssignRegionRequest.$Shape;
        }
        namespace AssignRegionRequest {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                override?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AssignRegionRequest.$Properties;
        }
        interface IAssignRegionResponse extends hbase.pb.AssignRegionResponse.$Properties {
        }
        class AssignRegionResponse {
            constructor(properties?: hbase.pb.AssignRegionResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.AssignRegionResponse.$Shape): hbase.pb.AssignRegionResponse & hbase.pb.AssignRegionResponse.$Shape;
            static create(properties?: hbase.pb.AssignRegionResponse.$Properties): hbase.pb.AssignRegionResponse;
            static encode(message: hbase.pb.AssignRegionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AssignRegionResponse & hbase.pb.AssignRegionResponse.$Shape;
        }
        namespace AssignRegionResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AssignRegionResponse.$Properties;
        }
        interface IUnassignRegionRequest extends hbase.pb.UnassignRegionRequest.$Properties {
        }
        class UnassignRegionRequest {
            constructor(properties?: hbase.pb.UnassignRegionRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            force: (boolean|null);
            static create(properties: hbase.pb.UnassignRegionRequest.$Shape): hbase.pb.UnassignRegionRequest & hbase.pb.UnassignRegionRequest.$Shape;
            static create(properties?: hbase.pb.UnassignRegionRequest.$Properties): hbase.pb.UnassignRegionRequest;
            static encode(message: hbase.pb.UnassignRegionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UnassignRegionRequest & hbase.pb.UnassignRegionRequest.$Shape;
        }
        namespace UnassignRegionRequest {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                force?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UnassignRegionRequest.$Properties;
        }
        interface IUnassignRegionResponse extends hbase.pb.UnassignRegionResponse.$Properties {
        }
        class UnassignRegionResponse {
            constructor(properties?: hbase.pb.UnassignRegionResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.UnassignRegionResponse.$Shape): hbase.pb.UnassignRegionResponse & hbase.pb.UnassignRegionResponse.$Shape;
            static create(properties?: hbase.pb.UnassignRegionResponse.$Properties): hbase.pb.UnassignRegionResponse;
            static encode(message: hbase.pb.UnassignRegionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UnassignRegionResponse & hbase.pb.UnassignRegionResponse.$Shape;
        }
        namespace UnassignRegionResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UnassignRegionResponse.$Properties;
        }
        interface IOfflineRegionRequest extends hbase.pb.OfflineRegionRequest.$Properties {
        }
        class OfflineRegionRequest {
            constructor(properties?: hbase.pb.OfflineRegionRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            static create(properties: hbase.pb.OfflineRegionRequest.$Shape): hbase.pb.OfflineRegionRequest & hbase.pb.OfflineRegionRequest.$Shape;
            static create(properties?: hbase.pb.OfflineRegionRequest.$Properties): hbase.pb.OfflineRegionRequest;
            static encode(message: hbase.pb.OfflineRegionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.OfflineRegionRequest & hbase.pb.OfflineRegionRequest.$Shape;
        }
        namespace OfflineRegionRequest {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.OfflineRegionRequest.$Properties;
        }
        interface IOfflineRegionResponse extends hbase.pb.OfflineRegionResponse.$Properties {
        }
        class OfflineRegionResponse {
            constructor(properties?: hbase.pb.OfflineRegionResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.OfflineRegionResponse.$Shape): hbase.pb.OfflineRegionResponse & hbase.pb.OfflineRegionResponse.$Shape;
            static create(properties?: hbase.pb.OfflineRegionResponse.$Properties): hbase.pb.OfflineRegionResponse;
            static encode(message: hbase.pb.OfflineRegionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.OfflineRegionResponse & hbase.pb.OfflineRegionResponse.$Shape;
        }
        namespace OfflineRegionResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.OfflineRegionResponse.$Properties;
        }
        interface ISplitTableRegionRequest extends hbase.pb.SplitTableRegionRequest.$Properties {
        }
        class SplitTableRegionRequest {
            constructor(properties?: hbase.pb.SplitTableRegionRequest.$Properties);
            $unknowns?: Uint8Array[];
            region_info: hbase.pb.RegionInfo;
            split_row: (Uint8Array|null);
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.SplitTableRegionRequest.$Shape): hbase.pb.SplitTableRegionRequest & hbase.pb.SplitTableRegionRequest.$Shape;
            static create(properties?: hbase.pb.SplitTableRegionRequest.$Properties): hbase.pb.SplitTableRegionRequest;
            static encode(message: hbase.pb.SplitTableRegionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SplitTableRegionRequest & hbase.pb.SplitTableRegionRequest.$Shape;
        }
        namespace SplitTableRegionRequest {
            interface $Properties {
                region_info: hbase.pb.RegionInfo.$Properties;
                split_row?: (Uint8Array|null);
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SplitTableRegionRequest.$Properties;
        }
        interface ISplitTableRegionResponse extends hbase.pb.SplitTableRegionResponse.$Properties {
        }
        class SplitTableRegionResponse {
            constructor(properties?: hbase.pb.SplitTableRegionResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.SplitTableRegionResponse.$Shape): hbase.pb.SplitTableRegionResponse & hbase.pb.SplitTableRegionResponse.$Shape;
            static create(properties?: hbase.pb.SplitTableRegionResponse.$Properties): hbase.pb.SplitTableRegionResponse;
            static encode(message: hbase.pb.SplitTableRegionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SplitTableRegionResponse & hbase.pb.SplitTableRegionResponse.$Shape;
        }
        namespace SplitTableRegionResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SplitTableRegionResponse.$Properties;
        }
        interface ITruncateRegionRequest extends hbase.pb.TruncateRegionRequest.$Properties {
        }
        class TruncateRegionRequest {
            constructor(properties?: hbase.pb.TruncateRegionRequest.$Properties);
            $unknowns?: Uint8Array[];
            region_info: hbase.pb.RegionInfo;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.TruncateRegionRequest.$Shape): hbase.pb.TruncateRegionRequest & hbase.pb.TruncateRegionRequest.$Shape;
            static create(properties?: hbase.pb.TruncateRegionRequest.$Properties): hbase.pb.TruncateRegionRequest;
            static encode(message: hbase.pb.TruncateRegionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TruncateRegionRequest & hbase.pb.TruncateRegionRequest.$Shape;
        }
        namespace TruncateRegionRequest {
            interface $Properties {
                region_info: hbase.pb.RegionInfo.$Properties;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TruncateRegionRequest.$Properties;
        }
        interface ITruncateRegionResponse extends hbase.pb.TruncateRegionResponse.$Properties {
        }
        class TruncateRegionResponse {
            constructor(properties?: hbase.pb.TruncateRegionResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.TruncateRegionResponse.$Shape): hbase.pb.TruncateRegionResponse & hbase.pb.TruncateRegionResponse.$Shape;
            static create(properties?: hbase.pb.TruncateRegionResponse.$Properties): hbase.pb.TruncateRegionResponse;
            static encode(message: hbase.pb.TruncateRegionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TruncateRegionResponse & hbase.pb.TruncateRegionResponse.$Shape;
        }
        namespace TruncateRegionResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TruncateRegionResponse.$Properties;
        }
        interface ICreateTableRequest extends hbase.pb.CreateTableRequest.$Properties {
        }
        class CreateTableRequest {
            constructor(properties?: hbase.pb.CreateTableRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_schema: hbase.pb.TableSchema;
            split_keys: Uint8Array[];
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.CreateTableRequest.$Shape): hbase.pb.CreateTableRequest & hbase.pb.CreateTableRequest.$Shape;
            static create(properties?: hbase.pb.CreateTableRequest.$Properties): hbase.pb.CreateTableRequest;
            static encode(message: hbase.pb.CreateTableRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CreateTableRequest & hbase.pb.CreateTableRequest.$Shape;
        }
        namespace CreateTableRequest {
            interface $Properties {
                table_schema: hbase.pb.TableSchema.$Properties;
                split_keys?: Uint8Array[];
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CreateTableRequest.$Properties;
        }
        interface ICreateTableResponse extends hbase.pb.CreateTableResponse.$Properties {
        }
        class CreateTableResponse {
            constructor(properties?: hbase.pb.CreateTableResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.CreateTableResponse.$Shape): hbase.pb.CreateTableResponse & hbase.pb.CreateTableResponse.$Shape;
            static create(properties?: hbase.pb.CreateTableResponse.$Properties): hbase.pb.CreateTableResponse;
            static encode(message: hbase.pb.CreateTableResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CreateTableResponse & hbase.pb.CreateTableResponse.$Shape;
        }
        namespace CreateTableResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CreateTableResponse.$Properties;
        }
        interface IDeleteTableRequest extends hbase.pb.DeleteTableRequest.$Properties {
        }
        class DeleteTableRequest {
            constructor(properties?: hbase.pb.DeleteTableRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.DeleteTableRequest.$Shape): hbase.pb.DeleteTableRequest & hbase.pb.DeleteTableRequest.$Shape;
            static create(properties?: hbase.pb.DeleteTableRequest.$Properties): hbase.pb.DeleteTableRequest;
            static encode(message: hbase.pb.DeleteTableRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DeleteTableRequest & hbase.pb.DeleteTableRequest.$Shape;
        }
        namespace DeleteTableRequest {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DeleteTableRequest.$Properties;
        }
        interface IDeleteTableResponse extends hbase.pb.DeleteTableResponse.$Properties {
        }
        class DeleteTableResponse {
            constructor(properties?: hbase.pb.DeleteTableResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.DeleteTableResponse.$Shape): hbase.pb.DeleteTableResponse & hbase.pb.DeleteTableResponse.$Shape;
            static create(properties?: hbase.pb.DeleteTableResponse.$Properties): hbase.pb.DeleteTableResponse;
            static encode(message: hbase.pb.DeleteTableResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DeleteTableResponse & hbase.pb.DeleteTableResponse.$Shape;
        }
        namespace DeleteTableResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DeleteTableResponse.$Properties;
        }
        interface ITruncateTableRequest extends hbase.pb.TruncateTableRequest.$Properties {
        }
        class TruncateTableRequest {
            constructor(properties?: hbase.pb.TruncateTableRequest.$Properties);
            $unknowns?: Uint8Array[];
            tableName: hbase.pb.TableName;
            preserveSplits: (boolean|null);
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.TruncateTableRequest.$Shape): hbase.pb.TruncateTableRequest & hbase.pb.TruncateTableRequest.$Shape;
            static create(properties?: hbase.pb.TruncateTableRequest.$Properties): hbase.pb.TruncateTableRequest;
            static encode(message: hbase.pb.TruncateTableRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TruncateTableRequest & hbase.pb.TruncateTableRequest.$Shape;
        }
        namespace TruncateTableRequest {
            interface $Properties {
                tableName: hbase.pb.TableName.$Properties;
                preserveSplits?: (boolean|null);
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TruncateTableRequest.$Properties;
        }
        interface ITruncateTableResponse extends hbase.pb.TruncateTableResponse.$Properties {
        }
        class TruncateTableResponse {
            constructor(properties?: hbase.pb.TruncateTableResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.TruncateTableResponse.$Shape): hbase.pb.TruncateTableResponse & hbase.pb.TruncateTableResponse.$Shape;
            static create(properties?: hbase.pb.TruncateTableResponse.$Properties): hbase.pb.TruncateTableResponse;
            static encode(message: hbase.pb.TruncateTableResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TruncateTableResponse & hbase.pb.TruncateTableResponse.$Shape;
        }
        namespace TruncateTableResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TruncateTableResponse.$Properties;
        }
        interface IEnableTableRequest extends hbase.pb.EnableTableRequest.$Properties {
        }
        class EnableTableRequest {
            constructor(properties?: hbase.pb.EnableTableRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.EnableTableRequest.$Shape): hbase.pb.EnableTableRequest & hbase.pb.EnableTableRequest.$Shape;
            static create(properties?: hbase.pb.EnableTableRequest.$Properties): hbase.pb.EnableTableRequest;
            static encode(message: hbase.pb.EnableTableRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.EnableTableRequest & hbase.pb.EnableTableRequest.$Shape;
        }
        namespace EnableTableRequest {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.EnableTableRequest.$Properties;
        }
        interface IEnableTableResponse extends hbase.pb.EnableTableResponse.$Properties {
        }
        class EnableTableResponse {
            constructor(properties?: hbase.pb.EnableTableResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.EnableTableResponse.$Shape): hbase.pb.EnableTableResponse & hbase.pb.EnableTableResponse.$Shape;
            static create(properties?: hbase.pb.EnableTableResponse.$Properties): hbase.pb.EnableTableResponse;
            static encode(message: hbase.pb.EnableTableResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.EnableTableResponse & hbase.pb.EnableTableResponse.$Shape;
        }
        namespace EnableTableResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.EnableTableResponse.$Properties;
        }
        interface IDisableTableRequest extends hbase.pb.DisableTableRequest.$Properties {
        }
        class DisableTableRequest {
            constructor(properties?: hbase.pb.DisableTableRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.DisableTableRequest.$Shape): hbase.pb.DisableTableRequest & hbase.pb.DisableTableRequest.$Shape;
            static create(properties?: hbase.pb.DisableTableRequest.$Properties): hbase.pb.DisableTableRequest;
            static encode(message: hbase.pb.DisableTableRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DisableTableRequest & hbase.pb.DisableTableRequest.$Shape;
        }
        namespace DisableTableRequest {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DisableTableRequest.$Properties;
        }
        interface IDisableTableResponse extends hbase.pb.DisableTableResponse.$Properties {
        }
        class DisableTableResponse {
            constructor(properties?: hbase.pb.DisableTableResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.DisableTableResponse.$Shape): hbase.pb.DisableTableResponse & hbase.pb.DisableTableResponse.$Shape;
            static create(properties?: hbase.pb.DisableTableResponse.$Properties): hbase.pb.DisableTableResponse;
            static encode(message: hbase.pb.DisableTableResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DisableTableResponse & hbase.pb.DisableTableResponse.$Shape;
        }
        namespace DisableTableResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DisableTableResponse.$Properties;
        }
        interface IModifyTableRequest extends hbase.pb.ModifyTableRequest.$Properties {
        }
        class ModifyTableRequest {
            constructor(properties?: hbase.pb.ModifyTableRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            table_schema: hbase.pb.TableSchema;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            reopen_regions: (boolean|null);
            static create(properties: hbase.pb.ModifyTableRequest.$Shape): hbase.pb.ModifyTableRequest & hbase.pb.ModifyTableRequest.$Shape;
            static create(properties?: hbase.pb.ModifyTableRequest.$Properties): hbase.pb.ModifyTableRequest;
            static encode(message: hbase.pb.ModifyTableRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyTableRequest & hbase.pb.ModifyTableRequest.$Shape;
        }
        namespace ModifyTableRequest {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                table_schema: hbase.pb.TableSchema.$Properties;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                reopen_regions?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyTableRequest.$Properties;
        }
        interface IModifyTableResponse extends hbase.pb.ModifyTableResponse.$Properties {
        }
        class ModifyTableResponse {
            constructor(properties?: hbase.pb.ModifyTableResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.ModifyTableResponse.$Shape): hbase.pb.ModifyTableResponse & hbase.pb.ModifyTableResponse.$Shape;
            static create(properties?: hbase.pb.ModifyTableResponse.$Properties): hbase.pb.ModifyTableResponse;
            static encode(message: hbase.pb.ModifyTableResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyTableResponse & hbase.pb.ModifyTableResponse.$Shape;
        }
        namespace ModifyTableResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyTableResponse.$Properties;
        }
        interface IFlushTableRequest extends hbase.pb.FlushTableRequest.$Properties {
        }
        class FlushTableRequest {
            constructor(properties?: hbase.pb.FlushTableRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            column_family: Uint8Array[];
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.FlushTableRequest.$Shape): hbase.pb.FlushTableRequest & hbase.pb.FlushTableRequest.$Shape;
            static create(properties?: hbase.pb.FlushTableRequest.$Properties): hbase.pb.FlushTableRequest;
            static encode(message: hbase.pb.FlushTableRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FlushTableRequest & hbase.pb.FlushTableRequest.$Shape;
        }
        namespace FlushTableRequest {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                column_family?: Uint8Array[];
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FlushTableRequest.$Properties;
        }
        interface IFlushTableResponse extends hbase.pb.FlushTableResponse.$Properties {
        }
        class FlushTableResponse {
            constructor(properties?: hbase.pb.FlushTableResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.FlushTableResponse.$Shape): hbase.pb.FlushTableResponse & hbase.pb.FlushTableResponse.$Shape;
            static create(properties?: hbase.pb.FlushTableResponse.$Properties): hbase.pb.FlushTableResponse;
            static encode(message: hbase.pb.FlushTableResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FlushTableResponse & hbase.pb.FlushTableResponse.$Shape;
        }
        namespace FlushTableResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FlushTableResponse.$Properties;
        }
        interface ICreateNamespaceRequest extends hbase.pb.CreateNamespaceRequest.$Properties {
        }
        class CreateNamespaceRequest {
            constructor(properties?: hbase.pb.CreateNamespaceRequest.$Properties);
            $unknowns?: Uint8Array[];
            namespaceDescriptor: hbase.pb.NamespaceDescriptor;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.CreateNamespaceRequest.$Shape): hbase.pb.CreateNamespaceRequest & hbase.pb.CreateNamespaceRequest.$Shape;
            static create(properties?: hbase.pb.CreateNamespaceRequest.$Properties): hbase.pb.CreateNamespaceRequest;
            static encode(message: hbase.pb.CreateNamespaceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CreateNamespaceRequest & hbase.pb.CreateNamespaceRequest.$Shape;
        }
        namespace CreateNamespaceRequest {
            interface $Properties {
                namespaceDescriptor: hbase.pb.NamespaceDescriptor.$Properties;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CreateNamespaceRequest.$Properties;
        }
        interface ICreateNamespaceResponse extends hbase.pb.CreateNamespaceResponse.$Properties {
        }
        class CreateNamespaceResponse {
            constructor(properties?: hbase.pb.CreateNamespaceResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.CreateNamespaceResponse.$Shape): hbase.pb.CreateNamespaceResponse & hbase.pb.CreateNamespaceResponse.$Shape;
            static create(properties?: hbase.pb.CreateNamespaceResponse.$Properties): hbase.pb.CreateNamespaceResponse;
            static encode(message: hbase.pb.CreateNamespaceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CreateNamespaceResponse & hbase.pb.CreateNamespaceResponse.$Shape;
        }
        namespace CreateNamespaceResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CreateNamespaceResponse.$Properties;
        }
        interface IDeleteNamespaceRequest extends hbase.pb.DeleteNamespaceRequest.$Properties {
        }
        class DeleteNamespaceRequest {
            constructor(properties?: hbase.pb.DeleteNamespaceRequest.$Properties);
            $unknowns?: Uint8Array[];
            namespaceName: string;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.DeleteNamespaceRequest.$Shape): hbase.pb.DeleteNamespaceRequest & hbase.pb.DeleteNamespaceRequest.$Shape;
            static create(properties?: hbase.pb.DeleteNamespaceRequest.$Properties): hbase.pb.DeleteNamespaceRequest;
            static encode(message: hbase.pb.DeleteNamespaceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DeleteNamespaceRequest & hbase.pb.DeleteNamespaceRequest.$Shape;
        }
        namespace DeleteNamespaceRequest {
            interface $Properties {
                namespaceName: string;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DeleteNamespaceRequest.$Properties;
        }
        interface IDeleteNamespaceResponse extends hbase.pb.DeleteNamespaceResponse.$Properties {
        }
        class DeleteNamespaceResponse {
            constructor(properties?: hbase.pb.DeleteNamespaceResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.DeleteNamespaceResponse.$Shape): hbase.pb.DeleteNamespaceResponse & hbase.pb.DeleteNamespaceResponse.$Shape;
            static create(properties?: hbase.pb.DeleteNamespaceResponse.$Properties): hbase.pb.DeleteNamespaceResponse;
            static encode(message: hbase.pb.DeleteNamespaceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DeleteNamespaceResponse & hbase.pb.DeleteNamespaceResponse.$Shape;
        }
        namespace DeleteNamespaceResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DeleteNamespaceResponse.$Properties;
        }
        interface IModifyNamespaceRequest extends hbase.pb.ModifyNamespaceRequest.$Properties {
        }
        class ModifyNamespaceRequest {
            constructor(properties?: hbase.pb.ModifyNamespaceRequest.$Properties);
            $unknowns?: Uint8Array[];
            namespaceDescriptor: hbase.pb.NamespaceDescriptor;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.ModifyNamespaceRequest.$Shape): hbase.pb.ModifyNamespaceRequest & hbase.pb.ModifyNamespaceRequest.$Shape;
            static create(properties?: hbase.pb.ModifyNamespaceRequest.$Properties): hbase.pb.ModifyNamespaceRequest;
            static encode(message: hbase.pb.ModifyNamespaceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyNamespaceRequest & hbase.pb.ModifyNamespaceRequest.$Shape;
        }
        namespace ModifyNamespaceRequest {
            interface $Properties {
                namespaceDescriptor: hbase.pb.NamespaceDescriptor.$Properties;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyNamespaceRequest.$Properties;
        }
        interface IModifyNamespaceResponse extends hbase.pb.ModifyNamespaceResponse.$Properties {
        }
        class ModifyNamespaceResponse {
            constructor(properties?: hbase.pb.ModifyNamespaceResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.ModifyNamespaceResponse.$Shape): hbase.pb.ModifyNamespaceResponse & hbase.pb.ModifyNamespaceResponse.$Shape;
            static create(properties?: hbase.pb.ModifyNamespaceResponse.$Properties): hbase.pb.ModifyNamespaceResponse;
            static encode(message: hbase.pb.ModifyNamespaceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyNamespaceResponse & hbase.pb.ModifyNamespaceResponse.$Shape;
        }
        namespace ModifyNamespaceResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyNamespaceResponse.$Properties;
        }
        interface IGetNamespaceDescriptorRequest extends hbase.pb.GetNamespaceDescriptorRequest.$Properties {
        }
        class GetNamespaceDescriptorRequest {
            constructor(properties?: hbase.pb.GetNamespaceDescriptorRequest.$Properties);
            $unknowns?: Uint8Array[];
            namespaceName: string;
            static create(properties: hbase.pb.GetNamespaceDescriptorRequest.$Shape): hbase.pb.GetNamespaceDescriptorRequest & hbase.pb.GetNamespaceDescriptorRequest.$Shape;
            static create(properties?: hbase.pb.GetNamespaceDescriptorRequest.$Properties): hbase.pb.GetNamespaceDescriptorRequest;
            static encode(message: hbase.pb.GetNamespaceDescriptorRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetNamespaceDescriptorRequest & hbase.pb.GetNamespaceDescriptorRequest.$Shape;
        }
        namespace GetNamespaceDescriptorRequest {
            interface $Properties {
                namespaceName: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetNamespaceDescriptorRequest.$Properties;
        }
        interface IGetNamespaceDescriptorResponse extends hbase.pb.GetNamespaceDescriptorResponse.$Properties {
        }
        class GetNamespaceDescriptorResponse {
            constructor(properties?: hbase.pb.GetNamespaceDescriptorResponse.$Properties);
            $unknowns?: Uint8Array[];
            namespaceDescriptor: hbase.pb.NamespaceDescriptor;
            static create(properties: hbase.pb.GetNamespaceDescriptorResponse.$Shape): hbase.pb.GetNamespaceDescriptorResponse & hbase.pb.GetNamespaceDescriptorResponse.$Shape;
            static create(properties?: hbase.pb.GetNamespaceDescriptorResponse.$Properties): hbase.pb.GetNamespaceDescriptorResponse;
            static encode(message: hbase.pb.GetNamespaceDescriptorResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetNamespaceDescriptorResponse & hbase.pb.GetNamespaceDescriptorResponse.$Shape;
        }
        namespace GetNamespaceDescriptorResponse {
            interface $Properties {
                namespaceDescriptor: hbase.pb.NamespaceDescriptor.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetNamespaceDescriptorResponse.$Properties;
        }
        interface IListNamespacesRequest extends hbase.pb.ListNamespacesRequest.$Properties {
        }
        class ListNamespacesRequest {
            constructor(properties?: hbase.pb.ListNamespacesRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.ListNamespacesRequest.$Shape): hbase.pb.ListNamespacesRequest & hbase.pb.ListNamespacesRequest.$Shape;
            static create(properties?: hbase.pb.ListNamespacesRequest.$Properties): hbase.pb.ListNamespacesRequest;
            static encode(message: hbase.pb.ListNamespacesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListNamespacesRequest & hbase.pb.ListNamespacesRequest.$Shape;
        }
        namespace ListNamespacesRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListNamespacesRequest.$Properties;
        }
        interface IListNamespacesResponse extends hbase.pb.ListNamespacesResponse.$Properties {
        }
        class ListNamespacesResponse {
            constructor(properties?: hbase.pb.ListNamespacesResponse.$Properties);
            $unknowns?: Uint8Array[];
            namespaceName: string[];
            static create(properties: hbase.pb.ListNamespacesResponse.$Shape): hbase.pb.ListNamespacesResponse & hbase.pb.ListNamespacesResponse.$Shape;
            static create(properties?: hbase.pb.ListNamespacesResponse.$Properties): hbase.pb.ListNamespacesResponse;
            static encode(message: hbase.pb.ListNamespacesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListNamespacesResponse & hbase.pb.ListNamespacesResponse.$Shape;
        }
        namespace ListNamespacesResponse {
            interface $Properties {
                namespaceName?: string[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListNamespacesResponse.$Properties;
        }
        interface IListNamespaceDescriptorsRequest extends hbase.pb.ListNamespaceDescriptorsRequest.$Properties {
        }
        class ListNamespaceDescriptorsRequest {
            constructor(properties?: hbase.pb.ListNamespaceDescriptorsRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.ListNamespaceDescriptorsRequest.$Shape): hbase.pb.ListNamespaceDescriptorsRequest & hbase.pb.ListNamespaceDescriptorsRequest.$Shape;
            static create(properties?: hbase.pb.ListNamespaceDescriptorsRequest.$Properties): hbase.pb.ListNamespaceDescriptorsRequest;
            static encode(message: hbase.pb.ListNamespaceDescriptorsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListNamespaceDescriptorsRequest & hbase.pb.ListNamespaceDescriptorsRequest.$Shape;
        }
        namespace ListNamespaceDescriptorsRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListNamespaceDescriptorsRequest.$Properties;
        }
        interface IListNamespaceDescriptorsResponse extends hbase.pb.ListNamespaceDescriptorsResponse.$Properties {
        }
        class ListNamespaceDescriptorsResponse {
            constructor(properties?: hbase.pb.ListNamespaceDescriptorsResponse.$Properties);
            $unknowns?: Uint8Array[];
            namespaceDescriptor: hbase.pb.NamespaceDescriptor[];
            static create(properties: hbase.pb.ListNamespaceDescriptorsResponse.$Shape): hbase.pb.ListNamespaceDescriptorsResponse & hbase.pb.ListNamespaceDescriptorsResponse.$Shape;
            static create(properties?: hbase.pb.ListNamespaceDescriptorsResponse.$Properties): hbase.pb.ListNamespaceDescriptorsResponse;
            static encode(message: hbase.pb.ListNamespaceDescriptorsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListNamespaceDescriptorsResponse & hbase.pb.ListNamespaceDescriptorsResponse.$Shape;
        }
        namespace ListNamespaceDescriptorsResponse {
            interface $Properties {
                namespaceDescriptor?: hbase.pb.NamespaceDescriptor.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListNamespaceDescriptorsResponse.$Properties;
        }
        interface IListTableDescriptorsByNamespaceRequest extends hbase.pb.ListTableDescriptorsByNamespaceRequest.$Properties {
        }
        class ListTableDescriptorsByNamespaceRequest {
            constructor(properties?: hbase.pb.ListTableDescriptorsByNamespaceRequest.$Properties);
            $unknowns?: Uint8Array[];
            namespaceName: string;
            static create(properties: hbase.pb.ListTableDescriptorsByNamespaceRequest.$Shape): hbase.pb.ListTableDescriptorsByNamespaceRequest & hbase.pb.ListTableDescriptorsByNamespaceRequest.$Shape;
            static create(properties?: hbase.pb.ListTableDescriptorsByNamespaceRequest.$Properties): hbase.pb.ListTableDescriptorsByNamespaceRequest;
            static encode(message: hbase.pb.ListTableDescriptorsByNamespaceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListTableDescriptorsByNamespaceRequest & hbase.pb.ListTableDescriptorsByNamespaceRequest.$Shape;
        }
        namespace ListTableDescriptorsByNamespaceRequest {
            interface $Properties {
                namespaceName: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListTableDescriptorsByNamespaceRequest.$Properties;
        }
        interface IListTableDescriptorsByNamespaceResponse extends hbase.pb.ListTableDescriptorsByNamespaceResponse.$Properties {
        }
        class ListTableDescriptorsByNamespaceResponse {
            constructor(properties?: hbase.pb.ListTableDescriptorsByNamespaceResponse.$Properties);
            $unknowns?: Uint8Array[];
            tableSchema: hbase.pb.TableSchema[];
            static create(properties: hbase.pb.ListTableDescriptorsByNamespaceResponse.$Shape): hbase.pb.ListTableDescriptorsByNamespaceResponse & hbase.pb.ListTableDescriptorsByNamespaceResponse.$Shape;
            static create(properties?: hbase.pb.ListTableDescriptorsByNamespaceResponse.$Properties): hbase.pb.ListTableDescriptorsByNamespaceResponse;
            static encode(message: hbase.pb.ListTableDescriptorsByNamespaceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListTableDescriptorsByNamespaceResponse & hbase.pb.ListTableDescriptorsByNamespaceResponse.$Shape;
        }
        namespace ListTableDescriptorsByNamespaceResponse {
            interface $Properties {
                tableSchema?: hbase.pb.TableSchema.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListTableDescriptorsByNamespaceResponse.$Properties;
        }
        interface IListTableNamesByNamespaceRequest extends hbase.pb.ListTableNamesByNamespaceRequest.$Properties {
        }
        class ListTableNamesByNamespaceRequest {
            constructor(properties?: hbase.pb.ListTableNamesByNamespaceRequest.$Properties);
            $unknowns?: Uint8Array[];
            namespaceName: string;
            static create(properties: hbase.pb.ListTableNamesByNamespaceRequest.$Shape): hbase.pb.ListTableNamesByNamespaceRequest & hbase.pb.ListTableNamesByNamespaceRequest.$Shape;
            static create(properties?: hbase.pb.ListTableNamesByNamespaceRequest.$Properties): hbase.pb.ListTableNamesByNamespaceRequest;
            static encode(message: hbase.pb.ListTableNamesByNamespaceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListTableNamesByNamespaceRequest & hbase.pb.ListTableNamesByNamespaceRequest.$Shape;
        }
        namespace ListTableNamesByNamespaceRequest {
            interface $Properties {
                namespaceName: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListTableNamesByNamespaceRequest.$Properties;
        }
        interface IListTableNamesByNamespaceResponse extends hbase.pb.ListTableNamesByNamespaceResponse.$Properties {
        }
        class ListTableNamesByNamespaceResponse {
            constructor(properties?: hbase.pb.ListTableNamesByNamespaceResponse.$Properties);
            $unknowns?: Uint8Array[];
            tableName: hbase.pb.TableName[];
            static create(properties: hbase.pb.ListTableNamesByNamespaceResponse.$Shape): hbase.pb.ListTableNamesByNamespaceResponse & hbase.pb.ListTableNamesByNamespaceResponse.$Shape;
            static create(properties?: hbase.pb.ListTableNamesByNamespaceResponse.$Properties): hbase.pb.ListTableNamesByNamespaceResponse;
            static encode(message: hbase.pb.ListTableNamesByNamespaceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListTableNamesByNamespaceResponse & hbase.pb.ListTableNamesByNamespaceResponse.$Shape;
        }
        namespace ListTableNamesByNamespaceResponse {
            interface $Properties {
                tableName?: hbase.pb.TableName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListTableNamesByNamespaceResponse.$Properties;
        }
        interface IShutdownRequest extends hbase.pb.ShutdownRequest.$Properties {
        }
        class ShutdownRequest {
            constructor(properties?: hbase.pb.ShutdownRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.ShutdownRequest.$Shape): hbase.pb.ShutdownRequest & hbase.pb.ShutdownRequest.$Shape;
            static create(properties?: hbase.pb.ShutdownRequest.$Properties): hbase.pb.ShutdownRequest;
            static encode(message: hbase.pb.ShutdownRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ShutdownRequest & hbase.pb.ShutdownRequest.$Shape;
        }
        namespace ShutdownRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ShutdownRequest.$Properties;
        }
        interface IShutdownResponse extends hbase.pb.ShutdownResponse.$Properties {
        }
        class ShutdownResponse {
            constructor(properties?: hbase.pb.ShutdownResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.ShutdownResponse.$Shape): hbase.pb.ShutdownResponse & hbase.pb.ShutdownResponse.$Shape;
            static create(properties?: hbase.pb.ShutdownResponse.$Properties): hbase.pb.ShutdownResponse;
            static encode(message: hbase.pb.ShutdownResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ShutdownResponse & hbase.pb.ShutdownResponse.$Shape;
        }
        namespace ShutdownResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ShutdownResponse.$Properties;
        }
        interface IStopMasterRequest extends hbase.pb.StopMasterRequest.$Properties {
        }
        class StopMasterRequest {
            constructor(properties?: hbase.pb.StopMasterRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.StopMasterRequest.$Shape): hbase.pb.StopMasterRequest & hbase.pb.StopMasterRequest.$Shape;
            static create(properties?: hbase.pb.StopMasterRequest.$Properties): hbase.pb.StopMasterRequest;
            static encode(message: hbase.pb.StopMasterRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.StopMasterRequest & hbase.pb.StopMasterRequest.$Shape;
        }
        namespace StopMasterRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.StopMasterRequest.$Properties;
        }
        interface IStopMasterResponse extends hbase.pb.StopMasterResponse.$Properties {
        }
        class StopMasterResponse {
            constructor(properties?: hbase.pb.StopMasterResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.StopMasterResponse.$Shape): hbase.pb.StopMasterResponse & hbase.pb.StopMasterResponse.$Shape;
            static create(properties?: hbase.pb.StopMasterResponse.$Properties): hbase.pb.StopMasterResponse;
            static encode(message: hbase.pb.StopMasterResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.StopMasterResponse & hbase.pb.StopMasterResponse.$Shape;
        }
        namespace StopMasterResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.StopMasterResponse.$Properties;
        }
        interface IIsInMaintenanceModeRequest extends hbase.pb.IsInMaintenanceModeRequest.$Properties {
        }
        class IsInMaintenanceModeRequest {
            constructor(properties?: hbase.pb.IsInMaintenanceModeRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.IsInMaintenanceModeRequest.$Shape): hbase.pb.IsInMaintenanceModeRequest & hbase.pb.IsInMaintenanceModeRequest.$Shape;
            static create(properties?: hbase.pb.IsInMaintenanceModeRequest.$Properties): hbase.pb.IsInMaintenanceModeRequest;
            static encode(message: hbase.pb.IsInMaintenanceModeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsInMaintenanceModeRequest & hbase.pb.IsInMaintenanceModeRequest.$Shape;
        }
        namespace IsInMaintenanceModeRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsInMaintenanceModeRequest.$Properties;
        }
        interface IIsInMaintenanceModeResponse extends hbase.pb.IsInMaintenanceModeResponse.$Properties {
        }
        class IsInMaintenanceModeResponse {
            constructor(properties?: hbase.pb.IsInMaintenanceModeResponse.$Properties);
            $unknowns?: Uint8Array[];
            inMaintenanceMode: boolean;
            static create(properties: hbase.pb.IsInMaintenanceModeResponse.$Shape): hbase.pb.IsInMaintenanceModeResponse & hbase.pb.IsInMaintenanceModeResponse.$Shape;
            static create(properties?: hbase.pb.IsInMaintenanceModeResponse.$Properties): hbase.pb.IsInMaintenanceModeResponse;
            static encode(message: hbase.pb.IsInMaintenanceModeResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsInMaintenanceModeResponse & hbase.pb.IsInMaintenanceModeResponse.$Shape;
        }
        namespace IsInMaintenanceModeResponse {
            interface $Properties {
                inMaintenanceMode: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsInMaintenanceModeResponse.$Properties;
        }
        interface IBalanceRequest extends hbase.pb.BalanceRequest.$Properties {
        }
        class BalanceRequest {
            constructor(properties?: hbase.pb.BalanceRequest.$Properties);
            $unknowns?: Uint8Array[];
            ignore_rit: (boolean|null);
            dry_run: (boolean|null);
            static create(properties: hbase.pb.BalanceRequest.$Shape): hbase.pb.BalanceRequest & hbase.pb.BalanceRequest.$Shape;
            static create(properties?: hbase.pb.BalanceRequest.$Properties): hbase.pb.BalanceRequest;
            static encode(message: hbase.pb.BalanceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BalanceRequest & hbase.pb.BalanceRequest.$Shape;
        }
        namespace BalanceRequest {
            interface $Properties {
                ignore_rit?: (boolean|null);
                dry_run?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BalanceRequest.$Properties;
        }
        interface IBalanceResponse extends hbase.pb.BalanceResponse.$Properties {
        }
        class BalanceResponse {
            constructor(properties?: hbase.pb.BalanceResponse.$Properties);
            $unknowns?: Uint8Array[];
            balancer_ran: boolean;
            moves_calculated: (number|null);
            moves_executed: (number|null);
            static create(properties: hbase.pb.BalanceResponse.$Shape): hbase.pb.BalanceResponse & hbase.pb.BalanceResponse.$Shape;
            static create(properties?: hbase.pb.BalanceResponse.$Properties): hbase.pb.BalanceResponse;
            static encode(message: hbase.pb.BalanceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BalanceResponse & hbase.pb.BalanceResponse.$Shape;
        }
        namespace BalanceResponse {
            interface $Properties {
                balancer_ran: boolean;
                moves_calculated?: (number|null);
                moves_executed?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BalanceResponse.$Properties;
        }
        interface ISetBalancerRunningRequest extends hbase.pb.SetBalancerRunningRequest.$Properties {
        }
        class SetBalancerRunningRequest {
            constructor(properties?: hbase.pb.SetBalancerRunningRequest.$Properties);
            $unknowns?: Uint8Array[];
            on: boolean;
            synchronous: (boolean|null);
            static create(properties: hbase.pb.SetBalancerRunningRequest.$Shape): hbase.pb.SetBalancerRunningRequest & hbase.pb.SetBalancerRunningRequest.$Shape;
            static create(properties?: hbase.pb.SetBalancerRunningRequest.$Properties): hbase.pb.SetBalancerRunningRequest;
            static encode(message: hbase.pb.SetBalancerRunningRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetBalancerRunningRequest & hbase.pb.SetBalancerRunningRequest.$Shape;
        }
        namespace SetBalancerRunningRequest {
            interface $Properties {
                on: boolean;
                synchronous?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetBalancerRunningRequest.$Properties;
        }
        interface ISetBalancerRunningResponse extends hbase.pb.SetBalancerRunningResponse.$Properties {
        }
        class SetBalancerRunningResponse {
            constructor(properties?: hbase.pb.SetBalancerRunningResponse.$Properties);
            $unknowns?: Uint8Array[];
            prev_balance_value: (boolean|null);
            static create(properties: hbase.pb.SetBalancerRunningResponse.$Shape): hbase.pb.SetBalancerRunningResponse & hbase.pb.SetBalancerRunningResponse.$Shape;
            static create(properties?: hbase.pb.SetBalancerRunningResponse.$Properties): hbase.pb.SetBalancerRunningResponse;
            static encode(message: hbase.pb.SetBalancerRunningResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetBalancerRunningResponse & hbase.pb.SetBalancerRunningResponse.$Shape;
        }
        namespace SetBalancerRunningResponse {
            interface $Properties {
                prev_balance_value?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetBalancerRunningResponse.$Properties;
        }
        interface IIsBalancerEnabledRequest extends hbase.pb.IsBalancerEnabledRequest.$Properties {
        }
        class IsBalancerEnabledRequest {
            constructor(properties?: hbase.pb.IsBalancerEnabledRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.IsBalancerEnabledRequest.$Shape): hbase.pb.IsBalancerEnabledRequest & hbase.pb.IsBalancerEnabledRequest.$Shape;
            static create(properties?: hbase.pb.IsBalancerEnabledRequest.$Properties): hbase.pb.IsBalancerEnabledRequest;
            static encode(message: hbase.pb.IsBalancerEnabledRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsBalancerEnabledRequest & hbase.pb.IsBalancerEnabledRequest.$Shape;
        }
        namespace IsBalancerEnabledRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsBalancerEnabledRequest.$Properties;
        }
        interface IIsBalancerEnabledResponse extends hbase.pb.IsBalancerEnabledResponse.$Properties {
        }
        class IsBalancerEnabledResponse {
            constructor(properties?: hbase.pb.IsBalancerEnabledResponse.$Properties);
            $unknowns?: Uint8Array[];
            enabled: boolean;
            static create(properties: hbase.pb.IsBalancerEnabledResponse.$Shape): hbase.pb.IsBalancerEnabledResponse & hbase.pb.IsBalancerEnabledResponse.$Shape;
            static create(properties?: hbase.pb.IsBalancerEnabledResponse.$Properties): hbase.pb.IsBalancerEnabledResponse;
            static encode(message: hbase.pb.IsBalancerEnabledResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsBalancerEnabledResponse & hbase.pb.IsBalancerEnabledResponse.$Shape;
        }
        namespace IsBalancerEnabledResponse {
            interface $Properties {
                enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsBalancerEnabledResponse.$Properties;
        }
        interface ISetSnapshotCleanupRequest extends hbase.pb.SetSnapshotCleanupRequest.$Properties {
        }
        class SetSnapshotCleanupRequest {
            constructor(properties?: hbase.pb.SetSnapshotCleanupRequest.$Properties);
            $unknowns?: Uint8Array[];
            enabled: boolean;
            synchronous: (boolean|null);
            static create(properties: hbase.pb.SetSnapshotCleanupRequest.$Shape): hbase.pb.SetSnapshotCleanupRequest & hbase.pb.SetSnapshotCleanupRequest.$Shape;
            static create(properties?: hbase.pb.SetSnapshotCleanupRequest.$Properties): hbase.pb.SetSnapshotCleanupRequest;
            static encode(message: hbase.pb.SetSnapshotCleanupRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetSnapshotCleanupRequest & hbase.pb.SetSnapshotCleanupRequest.$Shape;
        }
        namespace SetSnapshotCleanupRequest {
            interface $Properties {
                enabled: boolean;
                synchronous?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetSnapshotCleanupRequest.$Properties;
        }
        interface ISetSnapshotCleanupResponse extends hbase.pb.SetSnapshotCleanupResponse.$Properties {
        }
        class SetSnapshotCleanupResponse {
            constructor(properties?: hbase.pb.SetSnapshotCleanupResponse.$Properties);
            $unknowns?: Uint8Array[];
            prev_snapshot_cleanup: boolean;
            static create(properties: hbase.pb.SetSnapshotCleanupResponse.$Shape): hbase.pb.SetSnapshotCleanupResponse & hbase.pb.SetSnapshotCleanupResponse.$Shape;
            static create(properties?: hbase.pb.SetSnapshotCleanupResponse.$Properties): hbase.pb.SetSnapshotCleanupResponse;
            static encode(message: hbase.pb.SetSnapshotCleanupResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetSnapshotCleanupResponse & hbase.pb.SetSnapshotCleanupResponse.$Shape;
        }
        namespace SetSnapshotCleanupResponse {
            interface $Properties {
                prev_snapshot_cleanup: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetSnapshotCleanupResponse.$Properties;
        }
        interface IIsSnapshotCleanupEnabledRequest extends hbase.pb.IsSnapshotCleanupEnabledRequest.$Properties {
        }
        class IsSnapshotCleanupEnabledRequest {
            constructor(properties?: hbase.pb.IsSnapshotCleanupEnabledRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.IsSnapshotCleanupEnabledRequest.$Shape): hbase.pb.IsSnapshotCleanupEnabledRequest & hbase.pb.IsSnapshotCleanupEnabledRequest.$Shape;
            static create(properties?: hbase.pb.IsSnapshotCleanupEnabledRequest.$Properties): hbase.pb.IsSnapshotCleanupEnabledRequest;
            static encode(message: hbase.pb.IsSnapshotCleanupEnabledRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsSnapshotCleanupEnabledRequest & hbase.pb.IsSnapshotCleanupEnabledRequest.$Shape;
        }
        namespace IsSnapshotCleanupEnabledRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsSnapshotCleanupEnabledRequest.$Properties;
        }
        interface IIsSnapshotCleanupEnabledResponse extends hbase.pb.IsSnapshotCleanupEnabledResponse.$Properties {
        }
        class IsSnapshotCleanupEnabledResponse {
            constructor(properties?: hbase.pb.IsSnapshotCleanupEnabledResponse.$Properties);
            $unknowns?: Uint8Array[];
            enabled: boolean;
            static create(properties: hbase.pb.IsSnapshotCleanupEnabledResponse.$Shape): hbase.pb.IsSnapshotCleanupEnabledResponse & hbase.pb.IsSnapshotCleanupEnabledResponse.$Shape;
            static create(properties?: hbase.pb.IsSnapshotCleanupEnabledResponse.$Properties): hbase.pb.IsSnapshotCleanupEnabledResponse;
            static encode(message: hbase.pb.IsSnapshotCleanupEnabledResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsSnapshotCleanupEnabledResponse & hbase.pb.IsSnapshotCleanupEnabledResponse.$Shape;
        }
        namespace IsSnapshotCleanupEnabledResponse {
            interface $Properties {
                enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsSnapshotCleanupEnabledResponse.$Properties;
        }
        interface ISetSplitOrMergeEnabledRequest extends hbase.pb.SetSplitOrMergeEnabledRequest.$Properties {
        }
        class SetSplitOrMergeEnabledRequest {
            constructor(properties?: hbase.pb.SetSplitOrMergeEnabledRequest.$Properties);
            $unknowns?: Uint8Array[];
            enabled: boolean;
            synchronous: (boolean|null);
            switch_types: hbase.pb.MasterSwitchType[];
            static create(properties: hbase.pb.SetSplitOrMergeEnabledRequest.$Shape): hbase.pb.SetSplitOrMergeEnabledRequest & hbase.pb.SetSplitOrMergeEnabledRequest.$Shape;
            static create(properties?: hbase.pb.SetSplitOrMergeEnabledRequest.$Properties): hbase.pb.SetSplitOrMergeEnabledRequest;
            static encode(message: hbase.pb.SetSplitOrMergeEnabledRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetSplitOrMergeEnabledRequest & hbase.pb.SetSplitOrMergeEnabledRequest.$Shape;
        }
        namespace SetSplitOrMergeEnabledRequest {
            interface $Properties {
                enabled: boolean;
                synchronous?: (boolean|null);
                switch_types?: hbase.pb.MasterSwitchType[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetSplitOrMergeEnabledRequest.$Properties;
        }
        interface ISetSplitOrMergeEnabledResponse extends hbase.pb.SetSplitOrMergeEnabledResponse.$Properties {
        }
        class SetSplitOrMergeEnabledResponse {
            constructor(properties?: hbase.pb.SetSplitOrMergeEnabledResponse.$Properties);
            $unknowns?: Uint8Array[];
            prev_value: boolean[];
            static create(properties: hbase.pb.SetSplitOrMergeEnabledResponse.$Shape): hbase.pb.SetSplitOrMergeEnabledResponse & hbase.pb.SetSplitOrMergeEnabledResponse.$Shape;
            static create(properties?: hbase.pb.SetSplitOrMergeEnabledResponse.$Properties): hbase.pb.SetSplitOrMergeEnabledResponse;
            static encode(message: hbase.pb.SetSplitOrMergeEnabledResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetSplitOrMergeEnabledResponse & hbase.pb.SetSplitOrMergeEnabledResponse.$Shape;
        }
        namespace SetSplitOrMergeEnabledResponse {
            interface $Properties {
                prev_value?: boolean[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetSplitOrMergeEnabledResponse.$Properties;
        }
        interface IIsSplitOrMergeEnabledRequest extends hbase.pb.IsSplitOrMergeEnabledRequest.$Properties {
        }
        class IsSplitOrMergeEnabledRequest {
            constructor(properties?: hbase.pb.IsSplitOrMergeEnabledRequest.$Properties);
            $unknowns?: Uint8Array[];
            switch_type: hbase.pb.MasterSwitchType;
            static create(properties: hbase.pb.IsSplitOrMergeEnabledRequest.$Shape): hbase.pb.IsSplitOrMergeEnabledRequest & hbase.pb.IsSplitOrMergeEnabledRequest.$Shape;
            static create(properties?: hbase.pb.IsSplitOrMergeEnabledRequest.$Properties): hbase.pb.IsSplitOrMergeEnabledRequest;
            static encode(message: hbase.pb.IsSplitOrMergeEnabledRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsSplitOrMergeEnabledRequest & hbase.pb.IsSplitOrMergeEnabledRequest.$Shape;
        }
        namespace IsSplitOrMergeEnabledRequest {
            interface $Properties {
                switch_type: hbase.pb.MasterSwitchType;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsSplitOrMergeEnabledRequest.$Properties;
        }
        interface IIsSplitOrMergeEnabledResponse extends hbase.pb.IsSplitOrMergeEnabledResponse.$Properties {
        }
        class IsSplitOrMergeEnabledResponse {
            constructor(properties?: hbase.pb.IsSplitOrMergeEnabledResponse.$Properties);
            $unknowns?: Uint8Array[];
            enabled: boolean;
            static create(properties: hbase.pb.IsSplitOrMergeEnabledResponse.$Shape): hbase.pb.IsSplitOrMergeEnabledResponse & hbase.pb.IsSplitOrMergeEnabledResponse.$Shape;
            static create(properties?: hbase.pb.IsSplitOrMergeEnabledResponse.$Properties): hbase.pb.IsSplitOrMergeEnabledResponse;
            static encode(message: hbase.pb.IsSplitOrMergeEnabledResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsSplitOrMergeEnabledResponse & hbase.pb.IsSplitOrMergeEnabledResponse.$Shape;
        }
        namespace IsSplitOrMergeEnabledResponse {
            interface $Properties {
                enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsSplitOrMergeEnabledResponse.$Properties;
        }
        interface INormalizeRequest extends hbase.pb.NormalizeRequest.$Properties {
        }
        class NormalizeRequest {
            constructor(properties?: hbase.pb.NormalizeRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_names: hbase.pb.TableName[];
            regex: (string|null);
            namespace: (string|null);
            static create(properties: hbase.pb.NormalizeRequest.$Shape): hbase.pb.NormalizeRequest & hbase.pb.NormalizeRequest.$Shape;
            static create(properties?: hbase.pb.NormalizeRequest.$Properties): hbase.pb.NormalizeRequest;
            static encode(message: hbase.pb.NormalizeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.NormalizeRequest & hbase.pb.NormalizeRequest.$Shape;
        }
        namespace NormalizeRequest {
            interface $Properties {
                table_names?: hbase.pb.TableName.$Properties[];
                regex?: (string|null);
                namespace?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.NormalizeRequest.$Properties;
        }
        interface INormalizeResponse extends hbase.pb.NormalizeResponse.$Properties {
        }
        class NormalizeResponse {
            constructor(properties?: hbase.pb.NormalizeResponse.$Properties);
            $unknowns?: Uint8Array[];
            normalizer_ran: boolean;
            static create(properties: hbase.pb.NormalizeResponse.$Shape): hbase.pb.NormalizeResponse & hbase.pb.NormalizeResponse.$Shape;
            static create(properties?: hbase.pb.NormalizeResponse.$Properties): hbase.pb.NormalizeResponse;
            static encode(message: hbase.pb.NormalizeResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.NormalizeResponse & hbase.pb.NormalizeResponse.$Shape;
        }
        namespace NormalizeResponse {
            interface $Properties {
                normalizer_ran: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.NormalizeResponse.$Properties;
        }
        interface ISetNormalizerRunningRequest extends hbase.pb.SetNormalizerRunningRequest.$Properties {
        }
        class SetNormalizerRunningRequest {
            constructor(properties?: hbase.pb.SetNormalizerRunningRequest.$Properties);
            $unknowns?: Uint8Array[];
            on: boolean;
            static create(properties: hbase.pb.SetNormalizerRunningRequest.$Shape): hbase.pb.SetNormalizerRunningRequest & hbase.pb.SetNormalizerRunningRequest.$Shape;
            static create(properties?: hbase.pb.SetNormalizerRunningRequest.$Properties): hbase.pb.SetNormalizerRunningRequest;
            static encode(message: hbase.pb.SetNormalizerRunningRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetNormalizerRunningRequest & hbase.pb.SetNormalizerRunningRequest.$Shape;
        }
        namespace SetNormalizerRunningRequest {
            interface $Properties {
                on: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetNormalizerRunningRequest.$Properties;
        }
        interface ISetNormalizerRunningResponse extends hbase.pb.SetNormalizerRunningResponse.$Properties {
        }
        class SetNormalizerRunningResponse {
            constructor(properties?: hbase.pb.SetNormalizerRunningResponse.$Properties);
            $unknowns?: Uint8Array[];
            prev_normalizer_value: (boolean|null);
            static create(properties: hbase.pb.SetNormalizerRunningResponse.$Shape): hbase.pb.SetNormalizerRunningResponse & hbase.pb.SetNormalizerRunningResponse.$Shape;
            static create(properties?: hbase.pb.SetNormalizerRunningResponse.$Properties): hbase.pb.SetNormalizerRunningResponse;
            static encode(message: hbase.pb.SetNormalizerRunningResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetNormalizerRunningResponse & hbase.pb.SetNormalizerRunningResponse.$Shape;
        }
        namespace SetNormalizerRunningResponse {
            interface $Properties {
                prev_normalizer_value?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetNormalizerRunningResponse.$Properties;
        }
        interface IIsNormalizerEnabledRequest extends hbase.pb.IsNormalizerEnabledRequest.$Properties {
        }
        class IsNormalizerEnabledRequest {
            constructor(properties?: hbase.pb.IsNormalizerEnabledRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.IsNormalizerEnabledRequest.$Shape): hbase.pb.IsNormalizerEnabledRequest & hbase.pb.IsNormalizerEnabledRequest.$Shape;
            static create(properties?: hbase.pb.IsNormalizerEnabledRequest.$Properties): hbase.pb.IsNormalizerEnabledRequest;
            static encode(message: hbase.pb.IsNormalizerEnabledRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsNormalizerEnabledRequest & hbase.pb.IsNormalizerEnabledRequest.$Shape;
        }
        namespace IsNormalizerEnabledRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsNormalizerEnabledRequest.$Properties;
        }
        interface IIsNormalizerEnabledResponse extends hbase.pb.IsNormalizerEnabledResponse.$Properties {
        }
        class IsNormalizerEnabledResponse {
            constructor(properties?: hbase.pb.IsNormalizerEnabledResponse.$Properties);
            $unknowns?: Uint8Array[];
            enabled: boolean;
            static create(properties: hbase.pb.IsNormalizerEnabledResponse.$Shape): hbase.pb.IsNormalizerEnabledResponse & hbase.pb.IsNormalizerEnabledResponse.$Shape;
            static create(properties?: hbase.pb.IsNormalizerEnabledResponse.$Properties): hbase.pb.IsNormalizerEnabledResponse;
            static encode(message: hbase.pb.IsNormalizerEnabledResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsNormalizerEnabledResponse & hbase.pb.IsNormalizerEnabledResponse.$Shape;
        }
        namespace IsNormalizerEnabledResponse {
            interface $Properties {
                enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsNormalizerEnabledResponse.$Properties;
        }
        interface IRunHbckChoreRequest extends hbase.pb.RunHbckChoreRequest.$Properties {
        }
        class RunHbckChoreRequest {
            constructor(properties?: hbase.pb.RunHbckChoreRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.RunHbckChoreRequest.$Shape): hbase.pb.RunHbckChoreRequest & hbase.pb.RunHbckChoreRequest.$Shape;
            static create(properties?: hbase.pb.RunHbckChoreRequest.$Properties): hbase.pb.RunHbckChoreRequest;
            static encode(message: hbase.pb.RunHbckChoreRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RunHbckChoreRequest & hbase.pb.RunHbckChoreRequest.$Shape;
        }
        namespace RunHbckChoreRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RunHbckChoreRequest.$Properties;
        }
        interface IRunHbckChoreResponse extends hbase.pb.RunHbckChoreResponse.$Properties {
        }
        class RunHbckChoreResponse {
            constructor(properties?: hbase.pb.RunHbckChoreResponse.$Properties);
            $unknowns?: Uint8Array[];
            ran: boolean;
            static create(properties: hbase.pb.RunHbckChoreResponse.$Shape): hbase.pb.RunHbckChoreResponse & hbase.pb.RunHbckChoreResponse.$Shape;
            static create(properties?: hbase.pb.RunHbckChoreResponse.$Properties): hbase.pb.RunHbckChoreResponse;
            static encode(message: hbase.pb.RunHbckChoreResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RunHbckChoreResponse & hbase.pb.RunHbckChoreResponse.$Shape;
        }
        namespace RunHbckChoreResponse {
            interface $Properties {
                ran: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RunHbckChoreResponse.$Properties;
        }
        interface IRunCatalogScanRequest extends hbase.pb.RunCatalogScanRequest.$Properties {
        }
        class RunCatalogScanRequest {
            constructor(properties?: hbase.pb.RunCatalogScanRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.RunCatalogScanRequest.$Shape): hbase.pb.RunCatalogScanRequest & hbase.pb.RunCatalogScanRequest.$Shape;
            static create(properties?: hbase.pb.RunCatalogScanRequest.$Properties): hbase.pb.RunCatalogScanRequest;
            static encode(message: hbase.pb.RunCatalogScanRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RunCatalogScanRequest & hbase.pb.RunCatalogScanRequest.$Shape;
        }
        namespace RunCatalogScanRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RunCatalogScanRequest.$Properties;
        }
        interface IRunCatalogScanResponse extends hbase.pb.RunCatalogScanResponse.$Properties {
        }
        class RunCatalogScanResponse {
            constructor(properties?: hbase.pb.RunCatalogScanResponse.$Properties);
            $unknowns?: Uint8Array[];
            scan_result: (number|null);
            static create(properties: hbase.pb.RunCatalogScanResponse.$Shape): hbase.pb.RunCatalogScanResponse & hbase.pb.RunCatalogScanResponse.$Shape;
            static create(properties?: hbase.pb.RunCatalogScanResponse.$Properties): hbase.pb.RunCatalogScanResponse;
            static encode(message: hbase.pb.RunCatalogScanResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RunCatalogScanResponse & hbase.pb.RunCatalogScanResponse.$Shape;
        }
        namespace RunCatalogScanResponse {
            interface $Properties {
                scan_result?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RunCatalogScanResponse.$Properties;
        }
        interface IEnableCatalogJanitorRequest extends hbase.pb.EnableCatalogJanitorRequest.$Properties {
        }
        class EnableCatalogJanitorRequest {
            constructor(properties?: hbase.pb.EnableCatalogJanitorRequest.$Properties);
            $unknowns?: Uint8Array[];
            enable: boolean;
            static create(properties: hbase.pb.EnableCatalogJanitorRequest.$Shape): hbase.pb.EnableCatalogJanitorRequest & hbase.pb.EnableCatalogJanitorRequest.$Shape;
            static create(properties?: hbase.pb.EnableCatalogJanitorRequest.$Properties): hbase.pb.EnableCatalogJanitorRequest;
            static encode(message: hbase.pb.EnableCatalogJanitorRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.EnableCatalogJanitorRequest & hbase.pb.EnableCatalogJanitorRequest.$Shape;
        }
        namespace EnableCatalogJanitorRequest {
            interface $Properties {
                enable: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.EnableCatalogJanitorRequest.$Properties;
        }
        interface IEnableCatalogJanitorResponse extends hbase.pb.EnableCatalogJanitorResponse.$Properties {
        }
        class EnableCatalogJanitorResponse {
            constructor(properties?: hbase.pb.EnableCatalogJanitorResponse.$Properties);
            $unknowns?: Uint8Array[];
            prev_value: (boolean|null);
            static create(properties: hbase.pb.EnableCatalogJanitorResponse.$Shape): hbase.pb.EnableCatalogJanitorResponse & hbase.pb.EnableCatalogJanitorResponse.$Shape;
            static create(properties?: hbase.pb.EnableCatalogJanitorResponse.$Properties): hbase.pb.EnableCatalogJanitorResponse;
            static encode(message: hbase.pb.EnableCatalogJanitorResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.EnableCatalogJanitorResponse & hbase.pb.EnableCatalogJanitorResponse.$Shape;
        }
        namespace EnableCatalogJanitorResponse {
            interface $Properties {
                prev_value?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.EnableCatalogJanitorResponse.$Properties;
        }
        interface IIsCatalogJanitorEnabledRequest extends hbase.pb.IsCatalogJanitorEnabledRequest.$Properties {
        }
        class IsCatalogJanitorEnabledRequest {
            constructor(properties?: hbase.pb.IsCatalogJanitorEnabledRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.IsCatalogJanitorEnabledRequest.$Shape): hbase.pb.IsCatalogJanitorEnabledRequest & hbase.pb.IsCatalogJanitorEnabledRequest.$Shape;
            static create(properties?: hbase.pb.IsCatalogJanitorEnabledRequest.$Properties): hbase.pb.IsCatalogJanitorEnabledRequest;
            static encode(message: hbase.pb.IsCatalogJanitorEnabledRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsCatalogJanitorEnabledRequest & hbase.pb.IsCatalogJanitorEnabledRequest.$Shape;
        }
        namespace IsCatalogJanitorEnabledRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsCatalogJanitorEnabledRequest.$Properties;
        }
        interface IIsCatalogJanitorEnabledResponse extends hbase.pb.IsCatalogJanitorEnabledResponse.$Properties {
        }
        class IsCatalogJanitorEnabledResponse {
            constructor(properties?: hbase.pb.IsCatalogJanitorEnabledResponse.$Properties);
            $unknowns?: Uint8Array[];
            value: boolean;
            static create(properties: hbase.pb.IsCatalogJanitorEnabledResponse.$Shape): hbase.pb.IsCatalogJanitorEnabledResponse & hbase.pb.IsCatalogJanitorEnabledResponse.$Shape;
            static create(properties?: hbase.pb.IsCatalogJanitorEnabledResponse.$Properties): hbase.pb.IsCatalogJanitorEnabledResponse;
            static encode(message: hbase.pb.IsCatalogJanitorEnabledResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsCatalogJanitorEnabledResponse & hbase.pb.IsCatalogJanitorEnabledResponse.$Shape;
        }
        namespace IsCatalogJanitorEnabledResponse {
            interface $Properties {
                value: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsCatalogJanitorEnabledResponse.$Properties;
        }
        interface IRunCleanerChoreRequest extends hbase.pb.RunCleanerChoreRequest.$Properties {
        }
        class RunCleanerChoreRequest {
            constructor(properties?: hbase.pb.RunCleanerChoreRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.RunCleanerChoreRequest.$Shape): hbase.pb.RunCleanerChoreRequest & hbase.pb.RunCleanerChoreRequest.$Shape;
            static create(properties?: hbase.pb.RunCleanerChoreRequest.$Properties): hbase.pb.RunCleanerChoreRequest;
            static encode(message: hbase.pb.RunCleanerChoreRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RunCleanerChoreRequest & hbase.pb.RunCleanerChoreRequest.$Shape;
        }
        namespace RunCleanerChoreRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RunCleanerChoreRequest.$Properties;
        }
        interface IRunCleanerChoreResponse extends hbase.pb.RunCleanerChoreResponse.$Properties {
        }
        class RunCleanerChoreResponse {
            constructor(properties?: hbase.pb.RunCleanerChoreResponse.$Properties);
            $unknowns?: Uint8Array[];
            cleaner_chore_ran: boolean;
            static create(properties: hbase.pb.RunCleanerChoreResponse.$Shape): hbase.pb.RunCleanerChoreResponse & hbase.pb.RunCleanerChoreResponse.$Shape;
            static create(properties?: hbase.pb.RunCleanerChoreResponse.$Properties): hbase.pb.RunCleanerChoreResponse;
            static encode(message: hbase.pb.RunCleanerChoreResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RunCleanerChoreResponse & hbase.pb.RunCleanerChoreResponse.$Shape;
        }
        namespace RunCleanerChoreResponse {
            interface $Properties {
                cleaner_chore_ran: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RunCleanerChoreResponse.$Properties;
        }
        interface ISetCleanerChoreRunningRequest extends hbase.pb.SetCleanerChoreRunningRequest.$Properties {
        }
        class SetCleanerChoreRunningRequest {
            constructor(properties?: hbase.pb.SetCleanerChoreRunningRequest.$Properties);
            $unknowns?: Uint8Array[];
            on: boolean;
            static create(properties: hbase.pb.SetCleanerChoreRunningRequest.$Shape): hbase.pb.SetCleanerChoreRunningRequest & hbase.pb.SetCleanerChoreRunningRequest.$Shape;
            static create(properties?: hbase.pb.SetCleanerChoreRunningRequest.$Properties): hbase.pb.SetCleanerChoreRunningRequest;
            static encode(message: hbase.pb.SetCleanerChoreRunningRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetCleanerChoreRunningRequest & hbase.pb.SetCleanerChoreRunningRequest.$Shape;
        }
        namespace SetCleanerChoreRunningRequest {
            interface $Properties {
                on: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetCleanerChoreRunningRequest.$Properties;
        }
        interface ISetCleanerChoreRunningResponse extends hbase.pb.SetCleanerChoreRunningResponse.$Properties {
        }
        class SetCleanerChoreRunningResponse {
            constructor(properties?: hbase.pb.SetCleanerChoreRunningResponse.$Properties);
            $unknowns?: Uint8Array[];
            prev_value: (boolean|null);
            static create(properties: hbase.pb.SetCleanerChoreRunningResponse.$Shape): hbase.pb.SetCleanerChoreRunningResponse & hbase.pb.SetCleanerChoreRunningResponse.$Shape;
            static create(properties?: hbase.pb.SetCleanerChoreRunningResponse.$Properties): hbase.pb.SetCleanerChoreRunningResponse;
            static encode(message: hbase.pb.SetCleanerChoreRunningResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetCleanerChoreRunningResponse & hbase.pb.SetCleanerChoreRunningResponse.$Shape;
        }
        namespace SetCleanerChoreRunningResponse {
            interface $Properties {
                prev_value?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetCleanerChoreRunningResponse.$Properties;
        }
        interface IIsCleanerChoreEnabledRequest extends hbase.pb.IsCleanerChoreEnabledRequest.$Properties {
        }
        class IsCleanerChoreEnabledRequest {
            constructor(properties?: hbase.pb.IsCleanerChoreEnabledRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.IsCleanerChoreEnabledRequest.$Shape): hbase.pb.IsCleanerChoreEnabledRequest & hbase.pb.IsCleanerChoreEnabledRequest.$Shape;
            static create(properties?: hbase.pb.IsCleanerChoreEnabledRequest.$Properties): hbase.pb.IsCleanerChoreEnabledRequest;
            static encode(message: hbase.pb.IsCleanerChoreEnabledRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsCleanerChoreEnabledRequest & hbase.pb.IsCleanerChoreEnabledRequest.$Shape;
        }
        namespace IsCleanerChoreEnabledRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsCleanerChoreEnabledRequest.$Properties;
        }
        interface IIsCleanerChoreEnabledResponse extends hbase.pb.IsCleanerChoreEnabledResponse.$Properties {
        }
        class IsCleanerChoreEnabledResponse {
            constructor(properties?: hbase.pb.IsCleanerChoreEnabledResponse.$Properties);
            $unknowns?: Uint8Array[];
            value: boolean;
            static create(properties: hbase.pb.IsCleanerChoreEnabledResponse.$Shape): hbase.pb.IsCleanerChoreEnabledResponse & hbase.pb.IsCleanerChoreEnabledResponse.$Shape;
            static create(properties?: hbase.pb.IsCleanerChoreEnabledResponse.$Properties): hbase.pb.IsCleanerChoreEnabledResponse;
            static encode(message: hbase.pb.IsCleanerChoreEnabledResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsCleanerChoreEnabledResponse & hbase.pb.IsCleanerChoreEnabledResponse.$Shape;
        }
        namespace IsCleanerChoreEnabledResponse {
            interface $Properties {
                value: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsCleanerChoreEnabledResponse.$Properties;
        }
        interface ISnapshotRequest extends hbase.pb.SnapshotRequest.$Properties {
        }
        class SnapshotRequest {
            constructor(properties?: hbase.pb.SnapshotRequest.$Properties);
            $unknowns?: Uint8Array[];
            snapshot: hbase.pb.SnapshotDescription;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.SnapshotRequest.$Shape): hbase.pb.SnapshotRequest & hbase.pb.SnapshotRequest.$Shape;
            static create(properties?: hbase.pb.SnapshotRequest.$Properties): hbase.pb.SnapshotRequest;
            static encode(message: hbase.pb.SnapshotRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SnapshotRequest & hbase.pb.SnapshotRequest.$Shape;
        }
        namespace SnapshotRequest {
            interface $Properties {
                snapshot: hbase.pb.SnapshotDescription.$Properties;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SnapshotRequest.$Properties;
        }
        interface ISnapshotResponse extends hbase.pb.SnapshotResponse.$Properties {
        }
        class SnapshotResponse {
            constructor(properties?: hbase.pb.SnapshotResponse.$Properties);
            $unknowns?: Uint8Array[];
            expected_timeout: (number|Long);
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.SnapshotResponse.$Shape): hbase.pb.SnapshotResponse & hbase.pb.SnapshotResponse.$Shape;
            static create(properties?: hbase.pb.SnapshotResponse.$Properties): hbase.pb.SnapshotResponse;
            static encode(message: hbase.pb.SnapshotResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SnapshotResponse & hbase.pb.SnapshotResponse.$Shape;
        }
        namespace SnapshotResponse {
            interface $Properties {
                expected_timeout: (number|Long);
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SnapshotResponse.$Properties;
        }
        interface IGetCompletedSnapshotsRequest extends hbase.pb.GetCompletedSnapshotsRequest.$Properties {
        }
        class GetCompletedSnapshotsRequest {
            constructor(properties?: hbase.pb.GetCompletedSnapshotsRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetCompletedSnapshotsRequest.$Shape): hbase.pb.GetCompletedSnapshotsRequest & hbase.pb.GetCompletedSnapshotsRequest.$Shape;
            static create(properties?: hbase.pb.GetCompletedSnapshotsRequest.$Properties): hbase.pb.GetCompletedSnapshotsRequest;
            static encode(message: hbase.pb.GetCompletedSnapshotsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetCompletedSnapshotsRequest & hbase.pb.GetCompletedSnapshotsRequest.$Shape;
        }
        namespace GetCompletedSnapshotsRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetCompletedSnapshotsRequest.$Properties;
        }
        interface IGetCompletedSnapshotsResponse extends hbase.pb.GetCompletedSnapshotsResponse.$Properties {
        }
        class GetCompletedSnapshotsResponse {
            constructor(properties?: hbase.pb.GetCompletedSnapshotsResponse.$Properties);
            $unknowns?: Uint8Array[];
            snapshots: hbase.pb.SnapshotDescription[];
            static create(properties: hbase.pb.GetCompletedSnapshotsResponse.$Shape): hbase.pb.GetCompletedSnapshotsResponse & hbase.pb.GetCompletedSnapshotsResponse.$Shape;
            static create(properties?: hbase.pb.GetCompletedSnapshotsResponse.$Properties): hbase.pb.GetCompletedSnapshotsResponse;
            static encode(message: hbase.pb.GetCompletedSnapshotsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetCompletedSnapshotsResponse & hbase.pb.GetCompletedSnapshotsResponse.$Shape;
        }
        namespace GetCompletedSnapshotsResponse {
            interface $Properties {
                snapshots?: hbase.pb.SnapshotDescription.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetCompletedSnapshotsResponse.$Properties;
        }
        interface IDeleteSnapshotRequest extends hbase.pb.DeleteSnapshotRequest.$Properties {
        }
        class DeleteSnapshotRequest {
            constructor(properties?: hbase.pb.DeleteSnapshotRequest.$Properties);
            $unknowns?: Uint8Array[];
            snapshot: hbase.pb.SnapshotDescription;
            static create(properties: hbase.pb.DeleteSnapshotRequest.$Shape): hbase.pb.DeleteSnapshotRequest & hbase.pb.DeleteSnapshotRequest.$Shape;
            static create(properties?: hbase.pb.DeleteSnapshotRequest.$Properties): hbase.pb.DeleteSnapshotRequest;
            static encode(message: hbase.pb.DeleteSnapshotRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DeleteSnapshotRequest & hbase.pb.DeleteSnapshotRequest.$Shape;
        }
        namespace DeleteSnapshotRequest {
            interface $Properties {
                snapshot: hbase.pb.SnapshotDescription.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DeleteSnapshotRequest.$Properties;
        }
        interface IDeleteSnapshotResponse extends hbase.pb.DeleteSnapshotResponse.$Properties {
        }
        class DeleteSnapshotResponse {
            constructor(properties?: hbase.pb.DeleteSnapshotResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.DeleteSnapshotResponse.$Shape): hbase.pb.DeleteSnapshotResponse & hbase.pb.DeleteSnapshotResponse.$Shape;
            static create(properties?: hbase.pb.DeleteSnapshotResponse.$Properties): hbase.pb.DeleteSnapshotResponse;
            static encode(message: hbase.pb.DeleteSnapshotResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DeleteSnapshotResponse & hbase.pb.DeleteSnapshotResponse.$Shape;
        }
        namespace DeleteSnapshotResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DeleteSnapshotResponse.$Properties;
        }
        interface IRestoreSnapshotRequest extends hbase.pb.RestoreSnapshotRequest.$Properties {
        }
        class RestoreSnapshotRequest {
            constructor(properties?: hbase.pb.RestoreSnapshotRequest.$Properties);
            $unknowns?: Uint8Array[];
            snapshot: hbase.pb.SnapshotDescription;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            restoreACL: (boolean|null);
            customSFT: (string|null);
            static create(properties: hbase.pb.RestoreSnapshotRequest.$Shape): hbase.pb.RestoreSnapshotRequest & hbase.pb.RestoreSnapshotRequest.$Shape;
            static create(properties?: hbase.pb.RestoreSnapshotRequest.$Properties): hbase.pb.RestoreSnapshotRequest;
            static encode(message: hbase.pb.RestoreSnapshotRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RestoreSnapshotRequest & hbase.pb.RestoreSnapshotRequest.$Shape;
        }
        namespace RestoreSnapshotRequest {
            interface $Properties {
                snapshot: hbase.pb.SnapshotDescription.$Properties;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                restoreACL?: (boolean|null);
                customSFT?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RestoreSnapshotRequest.$Properties;
        }
        interface IRestoreSnapshotResponse extends hbase.pb.RestoreSnapshotResponse.$Properties {
        }
        class RestoreSnapshotResponse {
            constructor(properties?: hbase.pb.RestoreSnapshotResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long);
            static create(properties: hbase.pb.RestoreSnapshotResponse.$Shape): hbase.pb.RestoreSnapshotResponse & hbase.pb.RestoreSnapshotResponse.$Shape;
            static create(properties?: hbase.pb.RestoreSnapshotResponse.$Properties): hbase.pb.RestoreSnapshotResponse;
            static encode(message: hbase.pb.RestoreSnapshotResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RestoreSnapshotResponse & hbase.pb.RestoreSnapshotResponse.$Shape;
        }
        namespace RestoreSnapshotResponse {
            interface $Properties {
                proc_id: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RestoreSnapshotResponse.$Properties;
        }
        interface IIsSnapshotDoneRequest extends hbase.pb.IsSnapshotDoneRequest.$Properties {
        }
        class IsSnapshotDoneRequest {
            constructor(properties?: hbase.pb.IsSnapshotDoneRequest.$Properties);
            $unknowns?: Uint8Array[];
            snapshot: (hbase.pb.SnapshotDescription|null);
            static create(properties: hbase.pb.IsSnapshotDoneRequest.$Shape): hbase.pb.IsSnapshotDoneRequest & hbase.pb.IsSnapshotDoneRequest.$Shape;
            static create(properties?: hbase.pb.IsSnapshotDoneRequest.$Properties): hbase.pb.IsSnapshotDoneRequest;
            static encode(message: hbase.pb.IsSnapshotDoneRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsSnapshotDoneRequest & hbase.pb.IsSnapshotDoneRequest.$Shape;
        }
        namespace IsSnapshotDoneRequest {
            interface $Properties {
                snapshot?: (hbase.pb.SnapshotDescription.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsSnapshotDoneRequest.$Properties;
        }
        interface IIsSnapshotDoneResponse extends hbase.pb.IsSnapshotDoneResponse.$Properties {
        }
        class IsSnapshotDoneResponse {
            constructor(properties?: hbase.pb.IsSnapshotDoneResponse.$Properties);
            $unknowns?: Uint8Array[];
            done: (boolean|null);
            snapshot: (hbase.pb.SnapshotDescription|null);
            static create(properties: hbase.pb.IsSnapshotDoneResponse.$Shape): hbase.pb.IsSnapshotDoneResponse & hbase.pb.IsSnapshotDoneResponse.$Shape;
            static create(properties?: hbase.pb.IsSnapshotDoneResponse.$Properties): hbase.pb.IsSnapshotDoneResponse;
            static encode(message: hbase.pb.IsSnapshotDoneResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsSnapshotDoneResponse & hbase.pb.IsSnapshotDoneResponse.$Shape;
        }
        namespace IsSnapshotDoneResponse {
            interface $Properties {
                done?: (boolean|null);
                snapshot?: (hbase.pb.SnapshotDescription.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsSnapshotDoneResponse.$Properties;
        }
        interface IIsRestoreSnapshotDoneRequest extends hbase.pb.IsRestoreSnapshotDoneRequest.$Properties {
        }
        class IsRestoreSnapshotDoneRequest {
            constructor(properties?: hbase.pb.IsRestoreSnapshotDoneRequest.$Properties);
            $unknowns?: Uint8Array[];
            snapshot: (hbase.pb.SnapshotDescription|null);
            static create(properties: hbase.pb.IsRestoreSnapshotDoneRequest.$Shape): hbase.pb.IsRestoreSnapshotDoneRequest & hbase.pb.IsRestoreSnapshotDoneRequest.$Shape;
            static create(properties?: hbase.pb.IsRestoreSnapshotDoneRequest.$Properties): hbase.pb.IsRestoreSnapshotDoneRequest;
            static encode(message: hbase.pb.IsRestoreSnapshotDoneRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsRestoreSnapshotDoneRequest & hbase.pb.IsRestoreSnapshotDoneRequest.$Shape;
        }
        namespace IsRestoreSnapshotDoneRequest {
            interface $Properties {
                snapshot?: (hbase.pb.SnapshotDescription.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsRestoreSnapshotDoneRequest.$Properties;
        }
        interface IIsRestoreSnapshotDoneResponse extends hbase.pb.IsRestoreSnapshotDoneResponse.$Properties {
        }
        class IsRestoreSnapshotDoneResponse {
            constructor(properties?: hbase.pb.IsRestoreSnapshotDoneResponse.$Properties);
            $unknowns?: Uint8Array[];
            done: (boolean|null);
            static create(properties: hbase.pb.IsRestoreSnapshotDoneResponse.$Shape): hbase.pb.IsRestoreSnapshotDoneResponse & hbase.pb.IsRestoreSnapshotDoneResponse.$Shape;
            static create(properties?: hbase.pb.IsRestoreSnapshotDoneResponse.$Properties): hbase.pb.IsRestoreSnapshotDoneResponse;
            static encode(message: hbase.pb.IsRestoreSnapshotDoneResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsRestoreSnapshotDoneResponse & hbase.pb.IsRestoreSnapshotDoneResponse.$Shape;
        }
        namespace IsRestoreSnapshotDoneResponse {
            interface $Properties {
                done?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsRestoreSnapshotDoneResponse.$Properties;
        }
        interface IGetSchemaAlterStatusRequest extends hbase.pb.GetSchemaAlterStatusRequest.$Properties {
        }
        class GetSchemaAlterStatusRequest {
            constructor(properties?: hbase.pb.GetSchemaAlterStatusRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            static create(properties: hbase.pb.GetSchemaAlterStatusRequest.$Shape): hbase.pb.GetSchemaAlterStatusRequest & hbase.pb.GetSchemaAlterStatusRequest.$Shape;
            static create(properties?: hbase.pb.GetSchemaAlterStatusRequest.$Properties): hbase.pb.GetSchemaAlterStatusRequest;
            static encode(message: hbase.pb.GetSchemaAlterStatusRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetSchemaAlterStatusRequest & hbase.pb.GetSchemaAlterStatusRequest.$Shape;
        }
        namespace GetSchemaAlterStatusRequest {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetSchemaAlterStatusRequest.$Properties;
        }
        interface IGetSchemaAlterStatusResponse extends hbase.pb.GetSchemaAlterStatusResponse.$Properties {
        }
        class GetSchemaAlterStatusResponse {
            constructor(properties?: hbase.pb.GetSchemaAlterStatusResponse.$Properties);
            $unknowns?: Uint8Array[];
            yet_to_update_regions: (number|null);
            total_regions: (number|null);
            static create(properties: hbase.pb.GetSchemaAlterStatusResponse.$Shape): hbase.pb.GetSchemaAlterStatusResponse & hbase.pb.GetSchemaAlterStatusResponse.$Shape;
            static create(properties?: hbase.pb.GetSchemaAlterStatusResponse.$Properties): hbase.pb.GetSchemaAlterStatusResponse;
            static encode(message: hbase.pb.GetSchemaAlterStatusResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetSchemaAlterStatusResponse & hbase.pb.GetSchemaAlterStatusResponse.$Shape;
        }
        namespace GetSchemaAlterStatusResponse {
            interface $Properties {
                yet_to_update_regions?: (number|null);
                total_regions?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetSchemaAlterStatusResponse.$Properties;
        }
        interface IGetTableDescriptorsRequest extends hbase.pb.GetTableDescriptorsRequest.$Properties {
        }
        class GetTableDescriptorsRequest {
            constructor(properties?: hbase.pb.GetTableDescriptorsRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_names: hbase.pb.TableName[];
            regex: (string|null);
            include_sys_tables: (boolean|null);
            namespace: (string|null);
            static create(properties: hbase.pb.GetTableDescriptorsRequest.$Shape): hbase.pb.GetTableDescriptorsRequest & hbase.pb.GetTableDescriptorsRequest.$Shape;
            static create(properties?: hbase.pb.GetTableDescriptorsRequest.$Properties): hbase.pb.GetTableDescriptorsRequest;
            static encode(message: hbase.pb.GetTableDescriptorsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetTableDescriptorsRequest & hbase.pb.GetTableDescriptorsRequest.$Shape;
        }
        namespace GetTableDescriptorsRequest {
            interface $Properties {
                table_names?: hbase.pb.TableName.$Properties[];
                regex?: (string|null);
                include_sys_tables?: (boolean|null);
                namespace?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetTableDescriptorsRequest.$Properties;
        }
        interface IGetTableDescriptorsResponse extends hbase.pb.GetTableDescriptorsResponse.$Properties {
        }
        class GetTableDescriptorsResponse {
            constructor(properties?: hbase.pb.GetTableDescriptorsResponse.$Properties);
            $unknowns?: Uint8Array[];
            table_schema: hbase.pb.TableSchema[];
            static create(properties: hbase.pb.GetTableDescriptorsResponse.$Shape): hbase.pb.GetTableDescriptorsResponse & hbase.pb.GetTableDescriptorsResponse.$Shape;
            static create(properties?: hbase.pb.GetTableDescriptorsResponse.$Properties): hbase.pb.GetTableDescriptorsResponse;
            static encode(message: hbase.pb.GetTableDescriptorsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetTableDescriptorsResponse & hbase.pb.GetTableDescriptorsResponse.$Shape;
        }
        namespace GetTableDescriptorsResponse {
            interface $Properties {
                table_schema?: hbase.pb.TableSchema.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetTableDescriptorsResponse.$Properties;
        }
        interface IListTableDescriptorsByStateRequest extends hbase.pb.ListTableDescriptorsByStateRequest.$Properties {
        }
        class ListTableDescriptorsByStateRequest {
            constructor(properties?: hbase.pb.ListTableDescriptorsByStateRequest.$Properties);
            $unknowns?: Uint8Array[];
            is_enabled: boolean;
            static create(properties: hbase.pb.ListTableDescriptorsByStateRequest.$Shape): hbase.pb.ListTableDescriptorsByStateRequest & hbase.pb.ListTableDescriptorsByStateRequest.$Shape;
            static create(properties?: hbase.pb.ListTableDescriptorsByStateRequest.$Properties): hbase.pb.ListTableDescriptorsByStateRequest;
            static encode(message: hbase.pb.ListTableDescriptorsByStateRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListTableDescriptorsByStateRequest & hbase.pb.ListTableDescriptorsByStateRequest.$Shape;
        }
        namespace ListTableDescriptorsByStateRequest {
            interface $Properties {
                is_enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListTableDescriptorsByStateRequest.$Properties;
        }
        interface IListTableDescriptorsByStateResponse extends hbase.pb.ListTableDescriptorsByStateResponse.$Properties {
        }
        class ListTableDescriptorsByStateResponse {
            constructor(properties?: hbase.pb.ListTableDescriptorsByStateResponse.$Properties);
            $unknowns?: Uint8Array[];
            table_schema: hbase.pb.TableSchema[];
            static create(properties: hbase.pb.ListTableDescriptorsByStateResponse.$Shape): hbase.pb.ListTableDescriptorsByStateResponse & hbase.pb.ListTableDescriptorsByStateResponse.$Shape;
            static create(properties?: hbase.pb.ListTableDescriptorsByStateResponse.$Properties): hbase.pb.ListTableDescriptorsByStateResponse;
            static encode(message: hbase.pb.ListTableDescriptorsByStateResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListTableDescriptorsByStateResponse & hbase.pb.ListTableDescriptorsByStateResponse.$Shape;
        }
        namespace ListTableDescriptorsByStateResponse {
            interface $Properties {
                table_schema?: hbase.pb.TableSchema.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListTableDescriptorsByStateResponse.$Properties;
        }
        interface IGetTableNamesRequest extends hbase.pb.GetTableNamesRequest.$Properties {
        }
        class GetTableNamesRequest {
            constructor(properties?: hbase.pb.GetTableNamesRequest.$Properties);
            $unknowns?: Uint8Array[];
            regex: (string|null);
            include_sys_tables: (boolean|null);
            namespace: (string|null);
            static create(properties: hbase.pb.GetTableNamesRequest.$Shape): hbase.pb.GetTableNamesRequest & hbase.pb.GetTableNamesRequest.$Shape;
            static create(properties?: hbase.pb.GetTableNamesRequest.$Properties): hbase.pb.GetTableNamesRequest;
            static encode(message: hbase.pb.GetTableNamesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetTableNamesRequest & hbase.pb.GetTableNamesRequest.$Shape;
        }
        namespace GetTableNamesRequest {
            interface $Properties {
                regex?: (string|null);
                include_sys_tables?: (boolean|null);
                namespace?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetTableNamesRequest.$Properties;
        }
        interface IGetTableNamesResponse extends hbase.pb.GetTableNamesResponse.$Properties {
        }
        class GetTableNamesResponse {
            constructor(properties?: hbase.pb.GetTableNamesResponse.$Properties);
            $unknowns?: Uint8Array[];
            table_names: hbase.pb.TableName[];
            static create(properties: hbase.pb.GetTableNamesResponse.$Shape): hbase.pb.GetTableNamesResponse & hbase.pb.GetTableNamesResponse.$Shape;
            static create(properties?: hbase.pb.GetTableNamesResponse.$Properties): hbase.pb.GetTableNamesResponse;
            static encode(message: hbase.pb.GetTableNamesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetTableNamesResponse & hbase.pb.GetTableNamesResponse.$Shape;
        }
        namespace GetTableNamesResponse {
            interface $Properties {
                table_names?: hbase.pb.TableName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetTableNamesResponse.$Properties;
        }
        interface IListTableNamesByStateRequest extends hbase.pb.ListTableNamesByStateRequest.$Properties {
        }
        class ListTableNamesByStateRequest {
            constructor(properties?: hbase.pb.ListTableNamesByStateRequest.$Properties);
            $unknowns?: Uint8Array[];
            is_enabled: boolean;
            static create(properties: hbase.pb.ListTableNamesByStateRequest.$Shape): hbase.pb.ListTableNamesByStateRequest & hbase.pb.ListTableNamesByStateRequest.$Shape;
            static create(properties?: hbase.pb.ListTableNamesByStateRequest.$Properties): hbase.pb.ListTableNamesByStateRequest;
            static encode(message: hbase.pb.ListTableNamesByStateRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListTableNamesByStateRequest & hbase.pb.ListTableNamesByStateRequest.$Shape;
        }
        namespace ListTableNamesByStateRequest {
            interface $Properties {
                is_enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListTableNamesByStateRequest.$Properties;
        }
        interface IListTableNamesByStateResponse extends hbase.pb.ListTableNamesByStateResponse.$Properties {
        }
        class ListTableNamesByStateResponse {
            constructor(properties?: hbase.pb.ListTableNamesByStateResponse.$Properties);
            $unknowns?: Uint8Array[];
            table_names: hbase.pb.TableName[];
            static create(properties: hbase.pb.ListTableNamesByStateResponse.$Shape): hbase.pb.ListTableNamesByStateResponse & hbase.pb.ListTableNamesByStateResponse.$Shape;
            static create(properties?: hbase.pb.ListTableNamesByStateResponse.$Properties): hbase.pb.ListTableNamesByStateResponse;
            static encode(message: hbase.pb.ListTableNamesByStateResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListTableNamesByStateResponse & hbase.pb.ListTableNamesByStateResponse.$Shape;
        }
        namespace ListTableNamesByStateResponse {
            interface $Properties {
                table_names?: hbase.pb.TableName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListTableNamesByStateResponse.$Properties;
        }
        interface IGetTableStateRequest extends hbase.pb.GetTableStateRequest.$Properties {
        }
        class GetTableStateRequest {
            constructor(properties?: hbase.pb.GetTableStateRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            static create(properties: hbase.pb.GetTableStateRequest.$Shape): hbase.pb.GetTableStateRequest & hbase.pb.GetTableStateRequest.$Shape;
            static create(properties?: hbase.pb.GetTableStateRequest.$Properties): hbase.pb.GetTableStateRequest;
            static encode(message: hbase.pb.GetTableStateRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetTableStateRequest & hbase.pb.GetTableStateRequest.$Shape;
        }
        namespace GetTableStateRequest {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetTableStateRequest.$Properties;
        }
        interface IGetTableStateResponse extends hbase.pb.GetTableStateResponse.$Properties {
        }
        class GetTableStateResponse {
            constructor(properties?: hbase.pb.GetTableStateResponse.$Properties);
            $unknowns?: Uint8Array[];
            table_state: hbase.pb.TableState;
            static create(properties: hbase.pb.GetTableStateResponse.$Shape): hbase.pb.GetTableStateResponse & hbase.pb.GetTableStateResponse.$Shape;
            static create(properties?: hbase.pb.GetTableStateResponse.$Properties): hbase.pb.GetTableStateResponse;
            static encode(message: hbase.pb.GetTableStateResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetTableStateResponse & hbase.pb.GetTableStateResponse.$Shape;
        }
        namespace GetTableStateResponse {
            interface $Properties {
                table_state: hbase.pb.TableState.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetTableStateResponse.$Properties;
        }
        interface IGetClusterStatusRequest extends hbase.pb.GetClusterStatusRequest.$Properties {
        }
        class GetClusterStatusRequest {
            constructor(properties?: hbase.pb.GetClusterStatusRequest.$Properties);
            $unknowns?: Uint8Array[];
            options: hbase.pb.Option[];
            static create(properties: hbase.pb.GetClusterStatusRequest.$Shape): hbase.pb.GetClusterStatusRequest & hbase.pb.GetClusterStatusRequest.$Shape;
            static create(properties?: hbase.pb.GetClusterStatusRequest.$Properties): hbase.pb.GetClusterStatusRequest;
            static encode(message: hbase.pb.GetClusterStatusRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetClusterStatusRequest & hbase.pb.GetClusterStatusRequest.$Shape;
        }
        namespace GetClusterStatusRequest {
            interface $Properties {
                options?: hbase.pb.Option[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetClusterStatusRequest.$Properties;
        }
        interface IGetClusterStatusResponse extends hbase.pb.GetClusterStatusResponse.$Properties {
        }
        class GetClusterStatusResponse {
            constructor(properties?: hbase.pb.GetClusterStatusResponse.$Properties);
            $unknowns?: Uint8Array[];
            cluster_status: hbase.pb.ClusterStatus;
            static create(properties: hbase.pb.GetClusterStatusResponse.$Shape): hbase.pb.GetClusterStatusResponse & hbase.pb.GetClusterStatusResponse.$Shape;
            static create(properties?: hbase.pb.GetClusterStatusResponse.$Properties): hbase.pb.GetClusterStatusResponse;
            static encode(message: hbase.pb.GetClusterStatusResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetClusterStatusResponse & hbase.pb.GetClusterStatusResponse.$Shape;
        }
        namespace GetClusterStatusResponse {
            interface $Properties {
                cluster_status: hbase.pb.ClusterStatus.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetClusterStatusResponse.$Properties;
        }
        interface IIsMasterRunningRequest extends hbase.pb.IsMasterRunningRequest.$Properties {
        }
        class IsMasterRunningRequest {
            constructor(properties?: hbase.pb.IsMasterRunningRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.IsMasterRunningRequest.$Shape): hbase.pb.IsMasterRunningRequest & hbase.pb.IsMasterRunningRequest.$Shape;
            static create(properties?: hbase.pb.IsMasterRunningRequest.$Properties): hbase.pb.IsMasterRunningRequest;
            static encode(message: hbase.pb.IsMasterRunningRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsMasterRunningRequest & hbase.pb.IsMasterRunningRequest.$Shape;
        }
        namespace IsMasterRunningRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsMasterRunningRequest.$Properties;
        }
        interface IIsMasterRunningResponse extends hbase.pb.IsMasterRunningResponse.$Properties {
        }
        class IsMasterRunningResponse {
            constructor(properties?: hbase.pb.IsMasterRunningResponse.$Properties);
            $unknowns?: Uint8Array[];
            is_master_running: boolean;
            static create(properties: hbase.pb.IsMasterRunningResponse.$Shape): hbase.pb.IsMasterRunningResponse & hbase.pb.IsMasterRunningResponse.$Shape;
            static create(properties?: hbase.pb.IsMasterRunningResponse.$Properties): hbase.pb.IsMasterRunningResponse;
            static encode(message: hbase.pb.IsMasterRunningResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsMasterRunningResponse & hbase.pb.IsMasterRunningResponse.$Shape;
        }
        namespace IsMasterRunningResponse {
            interface $Properties {
                is_master_running: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsMasterRunningResponse.$Properties;
        }
        interface IExecProcedureRequest extends hbase.pb.ExecProcedureRequest.$Properties {
        }
        class ExecProcedureRequest {
            constructor(properties?: hbase.pb.ExecProcedureRequest.$Properties);
            $unknowns?: Uint8Array[];
            procedure: hbase.pb.ProcedureDescription;
            static create(properties: hbase.pb.ExecProcedureRequest.$Shape): hbase.pb.ExecProcedureRequest & hbase.pb.ExecProcedureRequest.$Shape;
            static create(properties?: hbase.pb.ExecProcedureRequest.$Properties): hbase.pb.ExecProcedureRequest;
            static encode(message: hbase.pb.ExecProcedureRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ExecProcedureRequest & hbase.pb.ExecProcedureRequest.$Shape;
        }
        namespace ExecProcedureRequest {
            interface $Properties {
                procedure: hbase.pb.ProcedureDescription.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ExecProcedureRequest.$Properties;
        }
        interface IExecProcedureResponse extends hbase.pb.ExecProcedureResponse.$Properties {
        }
        class ExecProcedureResponse {
            constructor(properties?: hbase.pb.ExecProcedureResponse.$Properties);
            $unknowns?: Uint8Array[];
            expected_timeout: (number|Long|null);
            return_data: (Uint8Array|null);
            static create(properties: hbase.pb.ExecProcedureResponse.$Shape): hbase.pb.ExecProcedureResponse & hbase.pb.ExecProcedureResponse.$Shape;
            static create(properties?: hbase.pb.ExecProcedureResponse.$Properties): hbase.pb.ExecProcedureResponse;
            static encode(message: hbase.pb.ExecProcedureResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ExecProcedureResponse & hbase.pb.ExecProcedureResponse.$Shape;
        }
        namespace ExecProcedureResponse {
            interface $Properties {
                expected_timeout?: (number|Long|null);
                return_data?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ExecProcedureResponse.$Properties;
        }
        interface IIsProcedureDoneRequest extends hbase.pb.IsProcedureDoneRequest.$Properties {
        }
        class IsProcedureDoneRequest {
            constructor(properties?: hbase.pb.IsProcedureDoneRequest.$Properties);
            $unknowns?: Uint8Array[];
            procedure: (hbase.pb.ProcedureDescription|null);
            static create(properties: hbase.pb.IsProcedureDoneRequest.$Shape): hbase.pb.IsProcedureDoneRequest & hbase.pb.IsProcedureDoneRequest.$Shape;
            static create(properties?: hbase.pb.IsProcedureDoneRequest.$Properties): hbase.pb.IsProcedureDoneRequest;
            static encode(message: hbase.pb.IsProcedureDoneRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsProcedureDoneRequest & hbase.pb.IsProcedureDoneRequest.$Shape;
        }
        namespace IsProcedureDoneRequest {
            interface $Properties {
                procedure?: (hbase.pb.ProcedureDescription.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsProcedureDoneRequest.$Properties;
        }
        interface IIsProcedureDoneResponse extends hbase.pb.IsProcedureDoneResponse.$Properties {
        }
        class IsProcedureDoneResponse {
            constructor(properties?: hbase.pb.IsProcedureDoneResponse.$Properties);
            $unknowns?: Uint8Array[];
            done: (boolean|null);
            snapshot: (hbase.pb.ProcedureDescription|null);
            static create(properties: hbase.pb.IsProcedureDoneResponse.$Shape): hbase.pb.IsProcedureDoneResponse & hbase.pb.IsProcedureDoneResponse.$Shape;
            static create(properties?: hbase.pb.IsProcedureDoneResponse.$Properties): hbase.pb.IsProcedureDoneResponse;
            static encode(message: hbase.pb.IsProcedureDoneResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsProcedureDoneResponse & hbase.pb.IsProcedureDoneResponse.$Shape;
        }
        namespace IsProcedureDoneResponse {
            interface $Properties {
                done?: (boolean|null);
                snapshot?: (hbase.pb.ProcedureDescription.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsProcedureDoneResponse.$Properties;
        }
        interface IGetProcedureResultRequest extends hbase.pb.GetProcedureResultRequest.$Properties {
        }
        class GetProcedureResultRequest {
            constructor(properties?: hbase.pb.GetProcedureResultRequest.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long);
            static create(properties: hbase.pb.GetProcedureResultRequest.$Shape): hbase.pb.GetProcedureResultRequest & hbase.pb.GetProcedureResultRequest.$Shape;
            static create(properties?: hbase.pb.GetProcedureResultRequest.$Properties): hbase.pb.GetProcedureResultRequest;
            static encode(message: hbase.pb.GetProcedureResultRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetProcedureResultRequest & hbase.pb.GetProcedureResultRequest.$Shape;
        }
        namespace GetProcedureResultRequest {
            interface $Properties {
                proc_id: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetProcedureResultRequest.$Properties;
        }
        interface IGetProcedureResultResponse extends hbase.pb.GetProcedureResultResponse.$Properties {
        }
        class GetProcedureResultResponse {
            constructor(properties?: hbase.pb.GetProcedureResultResponse.$Properties);
            $unknowns?: Uint8Array[];
            state: hbase.pb.GetProcedureResultResponse.State;
            submitted_time: (number|Long|null);
            last_update: (number|Long|null);
            result: (Uint8Array|null);
            exception: (hbase.pb.ForeignExceptionMessage|null);
            static create(properties: hbase.pb.GetProcedureResultResponse.$Shape): hbase.pb.GetProcedureResultResponse & hbase.pb.GetProcedureResultResponse.$Shape;
            static create(properties?: hbase.pb.GetProcedureResultResponse.$Properties): hbase.pb.GetProcedureResultResponse;
            static encode(message: hbase.pb.GetProcedureResultResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetProcedureResultResponse & hbase.pb.GetProcedureResultResponse.$Shape;
        }
        namespace GetProcedureResultResponse {
            interface $Properties {
                state: hbase.pb.GetProcedureResultResponse.State;
                submitted_time?: (number|Long|null);
                last_update?: (number|Long|null);
                result?: (Uint8Array|null);
                exception?: (hbase.pb.ForeignExceptionMessage.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetProcedureResultResponse.$Properties;
            enum State {
                NOT_FOUND = 0,
                RUNNING = 1,
                FINISHED = 2
            }
        }
        interface IAbortProcedureRequest extends hbase.pb.AbortProcedureRequest.$Properties {
        }
        class AbortProcedureRequest {
            constructor(properties?: hbase.pb.AbortProcedureRequest.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long);
            mayInterruptIfRunning: (boolean|null);
            static create(properties: hbase.pb.AbortProcedureRequest.$Shape): hbase.pb.AbortProcedureRequest & hbase.pb.AbortProcedureRequest.$Shape;
            static create(properties?: hbase.pb.AbortProcedureRequest.$Properties): hbase.pb.AbortProcedureRequest;
            static encode(message: hbase.pb.AbortProcedureRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AbortProcedureRequest & hbase.pb.AbortProcedureRequest.$Shape;
        }
        namespace AbortProcedureRequest {
            interface $Properties {
                proc_id: (number|Long);
                mayInterruptIfRunning?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AbortProcedureRequest.$Properties;
        }
        interface IAbortProcedureResponse extends hbase.pb.AbortProcedureResponse.$Properties {
        }
        class AbortProcedureResponse {
            constructor(properties?: hbase.pb.AbortProcedureResponse.$Properties);
            $unknowns?: Uint8Array[];
            is_procedure_aborted: boolean;
            static create(properties: hbase.pb.AbortProcedureResponse.$Shape): hbase.pb.AbortProcedureResponse & hbase.pb.AbortProcedureResponse.$Shape;
            static create(properties?: hbase.pb.AbortProcedureResponse.$Properties): hbase.pb.AbortProcedureResponse;
            static encode(message: hbase.pb.AbortProcedureResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AbortProcedureResponse & hbase.pb.AbortProcedureResponse.$Shape;
        }
        namespace AbortProcedureResponse {
            interface $Properties {
                is_procedure_aborted: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AbortProcedureResponse.$Properties;
        }
        interface IGetProceduresRequest extends hbase.pb.GetProceduresRequest.$Properties {
        }
        class GetProceduresRequest {
            constructor(properties?: hbase.pb.GetProceduresRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetProceduresRequest.$Shape): hbase.pb.GetProceduresRequest & hbase.pb.GetProceduresRequest.$Shape;
            static create(properties?: hbase.pb.GetProceduresRequest.$Properties): hbase.pb.GetProceduresRequest;
            static encode(message: hbase.pb.GetProceduresRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetProceduresRequest & hbase.pb.GetProceduresRequest.$Shape;
        }
        namespace GetProceduresRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetProceduresRequest.$Properties;
        }
        interface IGetProceduresResponse extends hbase.pb.GetProceduresResponse.$Properties {
        }
        class GetProceduresResponse {
            constructor(properties?: hbase.pb.GetProceduresResponse.$Properties);
            $unknowns?: Uint8Array[];
            procedure: hbase.pb.Procedure[];
            static create(properties: hbase.pb.GetProceduresResponse.$Shape): hbase.pb.GetProceduresResponse & hbase.pb.GetProceduresResponse.$Shape;
            static create(properties?: hbase.pb.GetProceduresResponse.$Properties): hbase.pb.GetProceduresResponse;
            static encode(message: hbase.pb.GetProceduresResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetProceduresResponse & hbase.pb.GetProceduresResponse.$Shape;
        }
        namespace GetProceduresResponse {
            interface $Properties {
                procedure?: hbase.pb.Procedure.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetProceduresResponse.$Properties;
        }
        interface IGetLocksRequest extends hbase.pb.GetLocksRequest.$Properties {
        }
        class GetLocksRequest {
            constructor(properties?: hbase.pb.GetLocksRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetLocksRequest.$Shape): hbase.pb.GetLocksRequest & hbase.pb.GetLocksRequest.$Shape;
            static create(properties?: hbase.pb.GetLocksRequest.$Properties): hbase.pb.GetLocksRequest;
            static encode(message: hbase.pb.GetLocksRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetLocksRequest & hbase.pb.GetLocksRequest.$Shape;
        }
        namespace GetLocksRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetLocksRequest.$Properties;
        }
        interface IGetLocksResponse extends hbase.pb.GetLocksResponse.$Properties {
        }
        class GetLocksResponse {
            constructor(properties?: hbase.pb.GetLocksResponse.$Properties);
            $unknowns?: Uint8Array[];
            lock: hbase.pb.LockedResource[];
            static create(properties: hbase.pb.GetLocksResponse.$Shape): hbase.pb.GetLocksResponse & hbase.pb.GetLocksResponse.$Shape;
            static create(properties?: hbase.pb.GetLocksResponse.$Properties): hbase.pb.GetLocksResponse;
            static encode(message: hbase.pb.GetLocksResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetLocksResponse & hbase.pb.GetLocksResponse.$Shape;
        }
        namespace GetLocksResponse {
            interface $Properties {
                lock?: hbase.pb.LockedResource.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetLocksResponse.$Properties;
        }
        interface ISetQuotaRequest extends hbase.pb.SetQuotaRequest.$Properties {
        }
        class SetQuotaRequest {
            constructor(properties?: hbase.pb.SetQuotaRequest.$Properties);
            $unknowns?: Uint8Array[];
            user_name: (string|null);
            user_group: (string|null);
            namespace: (string|null);
            table_name: (hbase.pb.TableName|null);
            remove_all: (boolean|null);
            bypass_globals: (boolean|null);
            throttle: (hbase.pb.ThrottleRequest|null);
            space_limit: (hbase.pb.SpaceLimitRequest|null);
            region_server: (string|null);
            static create(properties: hbase.pb.SetQuotaRequest.$Shape): hbase.pb.SetQuotaRequest & hbase.pb.SetQuotaRequest.$Shape;
            static create(properties?: hbase.pb.SetQuotaRequest.$Properties): hbase.pb.SetQuotaRequest;
            static encode(message: hbase.pb.SetQuotaRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetQuotaRequest & hbase.pb.SetQuotaRequest.$Shape;
        }
        namespace SetQuotaRequest {
            interface $Properties {
                user_name?: (string|null);
                user_group?: (string|null);
                namespace?: (string|null);
                table_name?: (hbase.pb.TableName.$Properties|null);
                remove_all?: (boolean|null);
                bypass_globals?: (boolean|null);
                throttle?: (hbase.pb.ThrottleRequest.$Properties|null);
                space_limit?: (hbase.pb.SpaceLimitRequest.$Properties|null);
                region_server?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetQuotaRequest.$Properties;
        }
        interface ISetQuotaResponse extends hbase.pb.SetQuotaResponse.$Properties {
        }
        class SetQuotaResponse {
            constructor(properties?: hbase.pb.SetQuotaResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.SetQuotaResponse.$Shape): hbase.pb.SetQuotaResponse & hbase.pb.SetQuotaResponse.$Shape;
            static create(properties?: hbase.pb.SetQuotaResponse.$Properties): hbase.pb.SetQuotaResponse;
            static encode(message: hbase.pb.SetQuotaResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetQuotaResponse & hbase.pb.SetQuotaResponse.$Shape;
        }
        namespace SetQuotaResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetQuotaResponse.$Properties;
        }
        interface IMajorCompactionTimestampRequest extends hbase.pb.MajorCompactionTimestampRequest.$Properties {
        }
        class MajorCompactionTimestampRequest {
            constructor(properties?: hbase.pb.MajorCompactionTimestampRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            static create(properties: hbase.pb.MajorCompactionTimestampRequest.$Shape): hbase.pb.MajorCompactionTimestampRequest & hbase.pb.MajorCompactionTimestampRequest.$Shape;
            static create(properties?: hbase.pb.MajorCompactionTimestampRequest.$Properties): hbase.pb.MajorCompactionTimestampRequest;
            static encode(message: hbase.pb.MajorCompactionTimestampRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MajorCompactionTimestampRequest & hbase.pb.MajorCompactionTimestampRequest.$Shape;
        }
        namespace MajorCompactionTimestampRequest {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MajorCompactionTimestampRequest.$Properties;
        }
        interface IMajorCompactionTimestampForRegionRequest extends hbase.pb.MajorCompactionTimestampForRegionRequest.$Properties {
        }
        class MajorCompactionTimestampForRegionRequest {
            constructor(properties?: hbase.pb.MajorCompactionTimestampForRegionRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier;
            static create(properties: hbase.pb.MajorCompactionTimestampForRegionRequest.$Shape): hbase.pb.MajorCompactionTimestampForRegionRequest & hbase.pb.MajorCompactionTimestampForRegionRequest.$Shape;
            static create(properties?: hbase.pb.MajorCompactionTimestampForRegionRequest.$Properties): hbase.pb.MajorCompactionTimestampForRegionRequest;
            static encode(message: hbase.pb.MajorCompactionTimestampForRegionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MajorCompactionTimestampForRegionRequest & hbase.pb.MajorCompactionTimestampForRegionRequest.$Shape;
        }
        namespace MajorCompactionTimestampForRegionRequest {
            interface $Properties {
                region: hbase.pb.RegionSpecifier.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MajorCompactionTimestampForRegionRequest.$Properties;
        }
        interface IMajorCompactionTimestampResponse extends hbase.pb.MajorCompactionTimestampResponse.$Properties {
        }
        class MajorCompactionTimestampResponse {
            constructor(properties?: hbase.pb.MajorCompactionTimestampResponse.$Properties);
            $unknowns?: Uint8Array[];
            compaction_timestamp: (number|Long);
            static create(properties: hbase.pb.MajorCompactionTimestampResponse.$Shape): hbase.pb.MajorCompactionTimestampResponse & hbase.pb.MajorCompactionTimestampResponse.$Shape;
            static create(properties?: hbase.pb.MajorCompactionTimestampResponse.$Properties): hbase.pb.MajorCompactionTimestampResponse;
            static encode(message: hbase.pb.MajorCompactionTimestampResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MajorCompactionTimestampResponse & hbase.pb.MajorCompactionTimestampResponse.$Shape;
        }
        namespace MajorCompactionTimestampResponse {
            interface $Properties {
                compaction_timestamp: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MajorCompactionTimestampResponse.$Properties;
        }
        interface ISecurityCapabilitiesRequest extends hbase.pb.SecurityCapabilitiesRequest.$Properties {
        }
        class SecurityCapabilitiesRequest {
            constructor(properties?: hbase.pb.SecurityCapabilitiesRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.SecurityCapabilitiesRequest.$Shape): hbase.pb.SecurityCapabilitiesRequest & hbase.pb.SecurityCapabilitiesRequest.$Shape;
            static create(properties?: hbase.pb.SecurityCapabilitiesRequest.$Properties): hbase.pb.SecurityCapabilitiesRequest;
            static encode(message: hbase.pb.SecurityCapabilitiesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SecurityCapabilitiesRequest & hbase.pb.SecurityCapabilitiesRequest.$Shape;
        }
        namespace SecurityCapabilitiesRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SecurityCapabilitiesRequest.$Properties;
        }
        interface ISecurityCapabilitiesResponse extends hbase.pb.SecurityCapabilitiesResponse.$Properties {
        }
        class SecurityCapabilitiesResponse {
            constructor(properties?: hbase.pb.SecurityCapabilitiesResponse.$Properties);
            $unknowns?: Uint8Array[];
            capabilities: hbase.pb.SecurityCapabilitiesResponse.Capability[];
            static create(properties: hbase.pb.SecurityCapabilitiesResponse.$Shape): hbase.pb.SecurityCapabilitiesResponse & hbase.pb.SecurityCapabilitiesResponse.$Shape;
            static create(properties?: hbase.pb.SecurityCapabilitiesResponse.$Properties): hbase.pb.SecurityCapabilitiesResponse;
            static encode(message: hbase.pb.SecurityCapabilitiesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SecurityCapabilitiesResponse & hbase.pb.SecurityCapabilitiesResponse.$Shape;
        }
        namespace SecurityCapabilitiesResponse {
            interface $Properties {
                capabilities?: hbase.pb.SecurityCapabilitiesResponse.Capability[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SecurityCapabilitiesResponse.$Properties;
            enum Capability {
                SIMPLE_AUTHENTICATION = 0,
                SECURE_AUTHENTICATION = 1,
                AUTHORIZATION = 2,
                CELL_AUTHORIZATION = 3,
                CELL_VISIBILITY = 4
            }
        }
        interface IListDecommissionedRegionServersRequest extends hbase.pb.ListDecommissionedRegionServersRequest.$Properties {
        }
        class ListDecommissionedRegionServersRequest {
            constructor(properties?: hbase.pb.ListDecommissionedRegionServersRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.ListDecommissionedRegionServersRequest.$Shape): hbase.pb.ListDecommissionedRegionServersRequest & hbase.pb.ListDecommissionedRegionServersRequest.$Shape;
            static create(properties?: hbase.pb.ListDecommissionedRegionServersRequest.$Properties): hbase.pb.ListDecommissionedRegionServersRequest;
            static encode(message: hbase.pb.ListDecommissionedRegionServersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListDecommissionedRegionServersRequest & hbase.pb.ListDecommissionedRegionServersRequest.$Shape;
        }
        namespace ListDecommissionedRegionServersRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListDecommissionedRegionServersRequest.$Properties;
        }
        interface IListDecommissionedRegionServersResponse extends hbase.pb.ListDecommissionedRegionServersResponse.$Properties {
        }
        class ListDecommissionedRegionServersResponse {
            constructor(properties?: hbase.pb.ListDecommissionedRegionServersResponse.$Properties);
            $unknowns?: Uint8Array[];
            server_name: hbase.pb.ServerName[];
            static create(properties: hbase.pb.ListDecommissionedRegionServersResponse.$Shape): hbase.pb.ListDecommissionedRegionServersResponse & hbase.pb.ListDecommissionedRegionServersResponse.$Shape;
            static create(properties?: hbase.pb.ListDecommissionedRegionServersResponse.$Properties): hbase.pb.ListDecommissionedRegionServersResponse;
            static encode(message: hbase.pb.ListDecommissionedRegionServersResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListDecommissionedRegionServersResponse & hbase.pb.ListDecommissionedRegionServersResponse.$Shape;
        }
        namespace ListDecommissionedRegionServersResponse {
            interface $Properties {
                server_name?: hbase.pb.ServerName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListDecommissionedRegionServersResponse.$Properties;
        }
        interface IDecommissionRegionServersRequest extends hbase.pb.DecommissionRegionServersRequest.$Properties {
        }
        class DecommissionRegionServersRequest {
            constructor(properties?: hbase.pb.DecommissionRegionServersRequest.$Properties);
            $unknowns?: Uint8Array[];
            server_name: hbase.pb.ServerName[];
            offload: boolean;
            static create(properties: hbase.pb.DecommissionRegionServersRequest.$Shape): hbase.pb.DecommissionRegionServersRequest & hbase.pb.DecommissionRegionServersRequest.$Shape;
            static create(properties?: hbase.pb.DecommissionRegionServersRequest.$Properties): hbase.pb.DecommissionRegionServersRequest;
            static encode(message: hbase.pb.DecommissionRegionServersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DecommissionRegionServersRequest & hbase.pb.DecommissionRegionServersRequest.$Shape;
        }
        namespace DecommissionRegionServersRequest {
            interface $Properties {
                server_name?: hbase.pb.ServerName.$Properties[];
                offload: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DecommissionRegionServersRequest.$Properties;
        }
        interface IDecommissionRegionServersResponse extends hbase.pb.DecommissionRegionServersResponse.$Properties {
        }
        class DecommissionRegionServersResponse {
            constructor(properties?: hbase.pb.DecommissionRegionServersResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.DecommissionRegionServersResponse.$Shape): hbase.pb.DecommissionRegionServersResponse & hbase.pb.DecommissionRegionServersResponse.$Shape;
            static create(properties?: hbase.pb.DecommissionRegionServersResponse.$Properties): hbase.pb.DecommissionRegionServersResponse;
            static encode(message: hbase.pb.DecommissionRegionServersResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DecommissionRegionServersResponse & hbase.pb.DecommissionRegionServersResponse.$Shape;
        }
        namespace DecommissionRegionServersResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DecommissionRegionServersResponse.$Properties;
        }
        interface IRecommissionRegionServerRequest extends hbase.pb.RecommissionRegionServerRequest.$Properties {
        }
        class RecommissionRegionServerRequest {
            constructor(properties?: hbase.pb.RecommissionRegionServerRequest.$Properties);
            $unknowns?: Uint8Array[];
            server_name: hbase.pb.ServerName;
            region: hbase.pb.RegionSpecifier[];
            static create(properties: hbase.pb.RecommissionRegionServerRequest.$Shape): hbase.pb.RecommissionRegionServerRequest & hbase.pb.RecommissionRegionServerRequest.$Shape;
            static create(properties?: hbase.pb.RecommissionRegionServerRequest.$Properties): hbase.pb.RecommissionRegionServerRequest;
            static encode(message: hbase.pb.RecommissionRegionServerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RecommissionRegionServerRequest & hbase.pb.RecommissionRegionServerRequest.$Shape;
        }
        namespace RecommissionRegionServerRequest {
            interface $Properties {
                server_name: hbase.pb.ServerName.$Properties;
                region?: hbase.pb.RegionSpecifier.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RecommissionRegionServerRequest.$Properties;
        }
        interface IRecommissionRegionServerResponse extends hbase.pb.RecommissionRegionServerResponse.$Properties {
        }
        class RecommissionRegionServerResponse {
            constructor(properties?: hbase.pb.RecommissionRegionServerResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.RecommissionRegionServerResponse.$Shape): hbase.pb.RecommissionRegionServerResponse & hbase.pb.RecommissionRegionServerResponse.$Shape;
            static create(properties?: hbase.pb.RecommissionRegionServerResponse.$Properties): hbase.pb.RecommissionRegionServerResponse;
            static encode(message: hbase.pb.RecommissionRegionServerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RecommissionRegionServerResponse & hbase.pb.RecommissionRegionServerResponse.$Shape;
        }
        namespace RecommissionRegionServerResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RecommissionRegionServerResponse.$Properties;
        }
        interface IClearDeadServersRequest extends hbase.pb.ClearDeadServersRequest.$Properties {
        }
        class ClearDeadServersRequest {
            constructor(properties?: hbase.pb.ClearDeadServersRequest.$Properties);
            $unknowns?: Uint8Array[];
            server_name: hbase.pb.ServerName[];
            static create(properties: hbase.pb.ClearDeadServersRequest.$Shape): hbase.pb.ClearDeadServersRequest & hbase.pb.ClearDeadServersRequest.$Shape;
            static create(properties?: hbase.pb.ClearDeadServersRequest.$Properties): hbase.pb.ClearDeadServersRequest;
            static encode(message: hbase.pb.ClearDeadServersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClearDeadServersRequest & hbase.pb.ClearDeadServersRequest.$Shape;
        }
        namespace ClearDeadServersRequest {
            interface $Properties {
                server_name?: hbase.pb.ServerName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClearDeadServersRequest.$Properties;
        }
        interface IClearDeadServersResponse extends hbase.pb.ClearDeadServersResponse.$Properties {
        }
        class ClearDeadServersResponse {
            constructor(properties?: hbase.pb.ClearDeadServersResponse.$Properties);
            $unknowns?: Uint8Array[];
            server_name: hbase.pb.ServerName[];
            static create(properties: hbase.pb.ClearDeadServersResponse.$Shape): hbase.pb.ClearDeadServersResponse & hbase.pb.ClearDeadServersResponse.$Shape;
            static create(properties?: hbase.pb.ClearDeadServersResponse.$Properties): hbase.pb.ClearDeadServersResponse;
            static encode(message: hbase.pb.ClearDeadServersResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClearDeadServersResponse & hbase.pb.ClearDeadServersResponse.$Shape;
        }
        namespace ClearDeadServersResponse {
            interface $Properties {
                server_name?: hbase.pb.ServerName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClearDeadServersResponse.$Properties;
        }
        interface ISwitchRpcThrottleRequest extends hbase.pb.SwitchRpcThrottleRequest.$Properties {
        }
        class SwitchRpcThrottleRequest {
            constructor(properties?: hbase.pb.SwitchRpcThrottleRequest.$Properties);
            $unknowns?: Uint8Array[];
            rpc_throttle_enabled: boolean;
            static create(properties: hbase.pb.SwitchRpcThrottleRequest.$Shape): hbase.pb.SwitchRpcThrottleRequest & hbase.pb.SwitchRpcThrottleRequest.$Shape;
            static create(properties?: hbase.pb.SwitchRpcThrottleRequest.$Properties): hbase.pb.SwitchRpcThrottleRequest;
            static encode(message: hbase.pb.SwitchRpcThrottleRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SwitchRpcThrottleRequest & hbase.pb.SwitchRpcThrottleRequest.$Shape;
        }
        namespace SwitchRpcThrottleRequest {
            interface $Properties {
                rpc_throttle_enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SwitchRpcThrottleRequest.$Properties;
        }
        interface ISwitchRpcThrottleResponse extends hbase.pb.SwitchRpcThrottleResponse.$Properties {
        }
        class SwitchRpcThrottleResponse {
            constructor(properties?: hbase.pb.SwitchRpcThrottleResponse.$Properties);
            $unknowns?: Uint8Array[];
            previous_rpc_throttle_enabled: boolean;
            static create(properties: hbase.pb.SwitchRpcThrottleResponse.$Shape): hbase.pb.SwitchRpcThrottleResponse & hbase.pb.SwitchRpcThrottleResponse.$Shape;
            static create(properties?: hbase.pb.SwitchRpcThrottleResponse.$Properties): hbase.pb.SwitchRpcThrottleResponse;
            static encode(message: hbase.pb.SwitchRpcThrottleResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SwitchRpcThrottleResponse & hbase.pb.SwitchRpcThrottleResponse.$Shape;
        }
        namespace SwitchRpcThrottleResponse {
            interface $Properties {
                previous_rpc_throttle_enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SwitchRpcThrottleResponse.$Properties;
        }
        interface IIsRpcThrottleEnabledRequest extends hbase.pb.IsRpcThrottleEnabledRequest.$Properties {
        }
        class IsRpcThrottleEnabledRequest {
            constructor(properties?: hbase.pb.IsRpcThrottleEnabledRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.IsRpcThrottleEnabledRequest.$Shape): hbase.pb.IsRpcThrottleEnabledRequest & hbase.pb.IsRpcThrottleEnabledRequest.$Shape;
            static create(properties?: hbase.pb.IsRpcThrottleEnabledRequest.$Properties): hbase.pb.IsRpcThrottleEnabledRequest;
            static encode(message: hbase.pb.IsRpcThrottleEnabledRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsRpcThrottleEnabledRequest & hbase.pb.IsRpcThrottleEnabledRequest.$Shape;
        }
        namespace IsRpcThrottleEnabledRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsRpcThrottleEnabledRequest.$Properties;
        }
        interface IIsRpcThrottleEnabledResponse extends hbase.pb.IsRpcThrottleEnabledResponse.$Properties {
        }
        class IsRpcThrottleEnabledResponse {
            constructor(properties?: hbase.pb.IsRpcThrottleEnabledResponse.$Properties);
            $unknowns?: Uint8Array[];
            rpc_throttle_enabled: boolean;
            static create(properties: hbase.pb.IsRpcThrottleEnabledResponse.$Shape): hbase.pb.IsRpcThrottleEnabledResponse & hbase.pb.IsRpcThrottleEnabledResponse.$Shape;
            static create(properties?: hbase.pb.IsRpcThrottleEnabledResponse.$Properties): hbase.pb.IsRpcThrottleEnabledResponse;
            static encode(message: hbase.pb.IsRpcThrottleEnabledResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsRpcThrottleEnabledResponse & hbase.pb.IsRpcThrottleEnabledResponse.$Shape;
        }
        namespace IsRpcThrottleEnabledResponse {
            interface $Properties {
                rpc_throttle_enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsRpcThrottleEnabledResponse.$Properties;
        }
        interface ISwitchExceedThrottleQuotaRequest extends hbase.pb.SwitchExceedThrottleQuotaRequest.$Properties {
        }
        class SwitchExceedThrottleQuotaRequest {
            constructor(properties?: hbase.pb.SwitchExceedThrottleQuotaRequest.$Properties);
            $unknowns?: Uint8Array[];
            exceed_throttle_quota_enabled: boolean;
            static create(properties: hbase.pb.SwitchExceedThrottleQuotaRequest.$Shape): hbase.pb.SwitchExceedThrottleQuotaRequest & hbase.pb.SwitchExceedThrottleQuotaRequest.$Shape;
            static create(properties?: hbase.pb.SwitchExceedThrottleQuotaRequest.$Properties): hbase.pb.SwitchExceedThrottleQuotaRequest;
            static encode(message: hbase.pb.SwitchExceedThrottleQuotaRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SwitchExceedThrottleQuotaRequest & hbase.pb.SwitchExceedThrottleQuotaRequest.$Shape;
        }
        namespace SwitchExceedThrottleQuotaRequest {
            interface $Properties {
                exceed_throttle_quota_enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SwitchExceedThrottleQuotaRequest.$Properties;
        }
        interface ISwitchExceedThrottleQuotaResponse extends hbase.pb.SwitchExceedThrottleQuotaResponse.$Properties {
        }
        class SwitchExceedThrottleQuotaResponse {
            constructor(properties?: hbase.pb.SwitchExceedThrottleQuotaResponse.$Properties);
            $unknowns?: Uint8Array[];
            previous_exceed_throttle_quota_enabled: boolean;
            static create(properties: hbase.pb.SwitchExceedThrottleQuotaResponse.$Shape): hbase.pb.SwitchExceedThrottleQuotaResponse & hbase.pb.SwitchExceedThrottleQuotaResponse.$Shape;
            static create(properties?: hbase.pb.SwitchExceedThrottleQuotaResponse.$Properties): hbase.pb.SwitchExceedThrottleQuotaResponse;
            static encode(message: hbase.pb.SwitchExceedThrottleQuotaResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SwitchExceedThrottleQuotaResponse & hbase.pb.SwitchExceedThrottleQuotaResponse.$Shape;
        }
        namespace SwitchExceedThrottleQuotaResponse {
            interface $Properties {
                previous_exceed_throttle_quota_enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SwitchExceedThrottleQuotaResponse.$Properties;
        }
        interface IBalancerDecisionsRequest extends hbase.pb.BalancerDecisionsRequest.$Properties {
        }
        class BalancerDecisionsRequest {
            constructor(properties?: hbase.pb.BalancerDecisionsRequest.$Properties);
            $unknowns?: Uint8Array[];
            limit: (number|null);
            static create(properties: hbase.pb.BalancerDecisionsRequest.$Shape): hbase.pb.BalancerDecisionsRequest & hbase.pb.BalancerDecisionsRequest.$Shape;
            static create(properties?: hbase.pb.BalancerDecisionsRequest.$Properties): hbase.pb.BalancerDecisionsRequest;
            static encode(message: hbase.pb.BalancerDecisionsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BalancerDecisionsRequest & hbase.pb.BalancerDecisionsRequest.$Shape;
        }
        namespace BalancerDecisionsRequest {
            interface $Properties {
                limit?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BalancerDecisionsRequest.$Properties;
        }
        interface IBalancerRejectionsRequest extends hbase.pb.BalancerRejectionsRequest.$Properties {
        }
        class BalancerRejectionsRequest {
            constructor(properties?: hbase.pb.BalancerRejectionsRequest.$Properties);
            $unknowns?: Uint8Array[];
            limit: (number|null);
            static create(properties: hbase.pb.BalancerRejectionsRequest.$Shape): hbase.pb.BalancerRejectionsRequest & hbase.pb.BalancerRejectionsRequest.$Shape;
            static create(properties?: hbase.pb.BalancerRejectionsRequest.$Properties): hbase.pb.BalancerRejectionsRequest;
            static encode(message: hbase.pb.BalancerRejectionsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BalancerRejectionsRequest & hbase.pb.BalancerRejectionsRequest.$Shape;
        }
        namespace BalancerRejectionsRequest {
            interface $Properties {
                limit?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BalancerRejectionsRequest.$Properties;
        }
        interface IBalancerDecisionsResponse extends hbase.pb.BalancerDecisionsResponse.$Properties {
        }
        class BalancerDecisionsResponse {
            constructor(properties?: hbase.pb.BalancerDecisionsResponse.$Properties);
            $unknowns?: Uint8Array[];
            balancer_decision: hbase.pb.BalancerDecision[];
            static create(properties: hbase.pb.BalancerDecisionsResponse.$Shape): hbase.pb.BalancerDecisionsResponse & hbase.pb.BalancerDecisionsResponse.$Shape;
            static create(properties?: hbase.pb.BalancerDecisionsResponse.$Properties): hbase.pb.BalancerDecisionsResponse;
            static encode(message: hbase.pb.BalancerDecisionsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BalancerDecisionsResponse & hbase.pb.BalancerDecisionsResponse.$Shape;
        }
        namespace BalancerDecisionsResponse {
            interface $Properties {
                balancer_decision?: hbase.pb.BalancerDecision.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BalancerDecisionsResponse.$Properties;
        }
        interface IBalancerRejectionsResponse extends hbase.pb.BalancerRejectionsResponse.$Properties {
        }
        class BalancerRejectionsResponse {
            constructor(properties?: hbase.pb.BalancerRejectionsResponse.$Properties);
            $unknowns?: Uint8Array[];
            balancer_rejection: hbase.pb.BalancerRejection[];
            static create(properties: hbase.pb.BalancerRejectionsResponse.$Shape): hbase.pb.BalancerRejectionsResponse & hbase.pb.BalancerRejectionsResponse.$Shape;
            static create(properties?: hbase.pb.BalancerRejectionsResponse.$Properties): hbase.pb.BalancerRejectionsResponse;
            static encode(message: hbase.pb.BalancerRejectionsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BalancerRejectionsResponse & hbase.pb.BalancerRejectionsResponse.$Shape;
        }
        namespace BalancerRejectionsResponse {
            interface $Properties {
                balancer_rejection?: hbase.pb.BalancerRejection.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BalancerRejectionsResponse.$Properties;
        }
        interface IModifyTableStoreFileTrackerRequest extends hbase.pb.ModifyTableStoreFileTrackerRequest.$Properties {
        }
        class ModifyTableStoreFileTrackerRequest {
            constructor(properties?: hbase.pb.ModifyTableStoreFileTrackerRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_Name: hbase.pb.TableName;
            dst_sft: string;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.ModifyTableStoreFileTrackerRequest.$Shape): hbase.pb.ModifyTableStoreFileTrackerRequest & hbase.pb.ModifyTableStoreFileTrackerRequest.$Shape;
            static create(properties?: hbase.pb.ModifyTableStoreFileTrackerRequest.$Properties): hbase.pb.ModifyTableStoreFileTrackerRequest;
            static encode(message: hbase.pb.ModifyTableStoreFileTrackerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyTableStoreFileTrackerRequest & hbase.pb.ModifyTableStoreFileTrackerRequest.$Shape;
        }
        namespace ModifyTableStoreFileTrackerRequest {
            interface $Properties {
                table_Name: hbase.pb.TableName.$Properties;
                dst_sft: string;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyTableStoreFileTrackerRequest.$Properties;
        }
        interface IModifyTableStoreFileTrackerResponse extends hbase.pb.ModifyTableStoreFileTrackerResponse.$Properties {
        }
        class ModifyTableStoreFileTrackerResponse {
            constructor(properties?: hbase.pb.ModifyTableStoreFileTrackerResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.ModifyTableStoreFileTrackerResponse.$Shape): hbase.pb.ModifyTableStoreFileTrackerResponse & hbase.pb.ModifyTableStoreFileTrackerResponse.$Shape;
            static create(properties?: hbase.pb.ModifyTableStoreFileTrackerResponse.$Properties): hbase.pb.ModifyTableStoreFileTrackerResponse;
            static encode(message: hbase.pb.ModifyTableStoreFileTrackerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyTableStoreFileTrackerResponse & hbase.pb.ModifyTableStoreFileTrackerResponse.$Shape;
        }
        namespace ModifyTableStoreFileTrackerResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyTableStoreFileTrackerResponse.$Properties;
        }
        interface IModifyColumnStoreFileTrackerRequest extends hbase.pb.ModifyColumnStoreFileTrackerRequest.$Properties {
        }
        class ModifyColumnStoreFileTrackerRequest {
            constructor(properties?: hbase.pb.ModifyColumnStoreFileTrackerRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_Name: hbase.pb.TableName;
            family: Uint8Array;
            dst_sft: string;
            nonce_group: (number|Long|null);
            nonce: (number|Long|null);
            static create(properties: hbase.pb.ModifyColumnStoreFileTrackerRequest.$Shape): hbase.pb.ModifyColumnStoreFileTrackerRequest & hbase.pb.ModifyColumnStoreFileTrackerRequest.$Shape;
            static create(properties?: hbase.pb.ModifyColumnStoreFileTrackerRequest.$Properties): hbase.pb.ModifyColumnStoreFileTrackerRequest;
            static encode(message: hbase.pb.ModifyColumnStoreFileTrackerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyColumnStoreFileTrackerRequest & hbase.pb.ModifyColumnStoreFileTrackerRequest.$Shape;
        }
        namespace ModifyColumnStoreFileTrackerRequest {
            interface $Properties {
                table_Name: hbase.pb.TableName.$Properties;
                family: Uint8Array;
                dst_sft: string;
                nonce_group?: (number|Long|null);
                nonce?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyColumnStoreFileTrackerRequest.$Properties;
        }
        interface IModifyColumnStoreFileTrackerResponse extends hbase.pb.ModifyColumnStoreFileTrackerResponse.$Properties {
        }
        class ModifyColumnStoreFileTrackerResponse {
            constructor(properties?: hbase.pb.ModifyColumnStoreFileTrackerResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.ModifyColumnStoreFileTrackerResponse.$Shape): hbase.pb.ModifyColumnStoreFileTrackerResponse & hbase.pb.ModifyColumnStoreFileTrackerResponse.$Shape;
            static create(properties?: hbase.pb.ModifyColumnStoreFileTrackerResponse.$Properties): hbase.pb.ModifyColumnStoreFileTrackerResponse;
            static encode(message: hbase.pb.ModifyColumnStoreFileTrackerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyColumnStoreFileTrackerResponse & hbase.pb.ModifyColumnStoreFileTrackerResponse.$Shape;
        }
        namespace ModifyColumnStoreFileTrackerResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyColumnStoreFileTrackerResponse.$Properties;
        }
        interface IFlushMasterStoreRequest extends hbase.pb.FlushMasterStoreRequest.$Properties {
        }
        class FlushMasterStoreRequest {
            constructor(properties?: hbase.pb.FlushMasterStoreRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.FlushMasterStoreRequest.$Shape): hbase.pb.FlushMasterStoreRequest & hbase.pb.FlushMasterStoreRequest.$Shape;
            static create(properties?: hbase.pb.FlushMasterStoreRequest.$Properties): hbase.pb.FlushMasterStoreRequest;
            static encode(message: hbase.pb.FlushMasterStoreRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FlushMasterStoreRequest & hbase.pb.FlushMasterStoreRequest.$Shape;
        }
        namespace FlushMasterStoreRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FlushMasterStoreRequest.$Properties;
        }
        interface IFlushMasterStoreResponse extends hbase.pb.FlushMasterStoreResponse.$Properties {
        }
        class FlushMasterStoreResponse {
            constructor(properties?: hbase.pb.FlushMasterStoreResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.FlushMasterStoreResponse.$Shape): hbase.pb.FlushMasterStoreResponse & hbase.pb.FlushMasterStoreResponse.$Shape;
            static create(properties?: hbase.pb.FlushMasterStoreResponse.$Properties): hbase.pb.FlushMasterStoreResponse;
            static encode(message: hbase.pb.FlushMasterStoreResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FlushMasterStoreResponse & hbase.pb.FlushMasterStoreResponse.$Shape;
        }
        namespace FlushMasterStoreResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FlushMasterStoreResponse.$Properties;
        }
        interface ISetTableStateInMetaRequest extends hbase.pb.SetTableStateInMetaRequest.$Properties {
        }
        class SetTableStateInMetaRequest {
            constructor(properties?: hbase.pb.SetTableStateInMetaRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            table_state: hbase.pb.TableState;
            static create(properties: hbase.pb.SetTableStateInMetaRequest.$Shape): hbase.pb.SetTableStateInMetaRequest & hbase.pb.SetTableStateInMetaRequest.$Shape;
            static create(properties?: hbase.pb.SetTableStateInMetaRequest.$Properties): hbase.pb.SetTableStateInMetaRequest;
            static encode(message: hbase.pb.SetTableStateInMetaRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetTableStateInMetaRequest & hbase.pb.SetTableStateInMetaRequest.$Shape;
        }
        namespace SetTableStateInMetaRequest {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                table_state: hbase.pb.TableState.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetTableStateInMetaRequest.$Properties;
        }
        interface IRegionSpecifierAndState extends hbase.pb.RegionSpecifierAndState.$Properties {
        }
        class RegionSpecifierAndState {
            constructor(properties?: hbase.pb.RegionSpecifierAndState.$Properties);
            $unknowns?: Uint8Array[];
            region_specifier: hbase.pb.RegionSpecifier;
            state: hbase.pb.RegionState.State;
            static create(properties: hbase.pb.RegionSpecifierAndState.$Shape): hbase.pb.RegionSpecifierAndState & hbase.pb.RegionSpecifierAndState.$Shape;
            static create(properties?: hbase.pb.RegionSpecifierAndState.$Properties): hbase.pb.RegionSpecifierAndState;
            static encode(message: hbase.pb.RegionSpecifierAndState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionSpecifierAndState & hbase.pb.RegionSpecifierAndState.$Shape;
        }
        namespace RegionSpecifierAndState {
            interface $Properties {
                region_specifier: hbase.pb.RegionSpecifier.$Properties;
                state: hbase.pb.RegionState.State;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionSpecifierAndState.$Properties;
        }
        interface ISetRegionStateInMetaRequest extends hbase.pb.SetRegionStateInMetaRequest.$Properties {
        }
        class SetRegionStateInMetaRequest {
            constructor(properties?: hbase.pb.SetRegionStateInMetaRequest.$Properties);
            $unknowns?: Uint8Array[];
            states: hbase.pb.RegionSpecifierAndState[];
            static create(properties: hbase.pb.SetRegionStateInMetaRequest.$Shape): hbase.pb.SetRegionStateInMetaRequest & hbase.pb.SetRegionStateInMetaRequest.$Shape;
            static create(properties?: hbase.pb.SetRegionStateInMetaRequest.$Properties): hbase.pb.SetRegionStateInMetaRequest;
            static encode(message: hbase.pb.SetRegionStateInMetaRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetRegionStateInMetaRequest & hbase.pb.SetRegionStateInMetaRequest.$Shape;
        }
        namespace SetRegionStateInMetaRequest {
            interface $Properties {
                states?: hbase.pb.RegionSpecifierAndState.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetRegionStateInMetaRequest.$Properties;
        }
        interface ISetRegionStateInMetaResponse extends hbase.pb.SetRegionStateInMetaResponse.$Properties {
        }
        class SetRegionStateInMetaResponse {
            constructor(properties?: hbase.pb.SetRegionStateInMetaResponse.$Properties);
            $unknowns?: Uint8Array[];
            states: hbase.pb.RegionSpecifierAndState[];
            static create(properties: hbase.pb.SetRegionStateInMetaResponse.$Shape): hbase.pb.SetRegionStateInMetaResponse & hbase.pb.SetRegionStateInMetaResponse.$Shape;
            static create(properties?: hbase.pb.SetRegionStateInMetaResponse.$Properties): hbase.pb.SetRegionStateInMetaResponse;
            static encode(message: hbase.pb.SetRegionStateInMetaResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetRegionStateInMetaResponse & hbase.pb.SetRegionStateInMetaResponse.$Shape;
        }
        namespace SetRegionStateInMetaResponse {
            interface $Properties {
                states?: hbase.pb.RegionSpecifierAndState.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetRegionStateInMetaResponse.$Properties;
        }
        interface IAssignsRequest extends hbase.pb.AssignsRequest.$Properties {
        }
        class AssignsRequest {
            constructor(properties?: hbase.pb.AssignsRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier[];
            override: (boolean|null);
            static create(properties: hbase.pb.AssignsRequest.$Shape): hbase.pb.AssignsRequest & hbase.pb.AssignsRequest.$Shape;
            static create(properties?: hbase.pb.AssignsRequest.$Properties): hbase.pb.AssignsRequest;
            static encode(message: hbase.pb.AssignsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AssignsRequest & hbase.pb.AssignsRequest.$Shape;
        }
        namespace AssignsRequest {
            interface $Properties {
                region?: hbase.pb.RegionSpecifier.$Properties[];
                override?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AssignsRequest.$Properties;
        }
        interface IAssignsResponse extends hbase.pb.AssignsResponse.$Properties {
        }
        class AssignsResponse {
            constructor(properties?: hbase.pb.AssignsResponse.$Properties);
            $unknowns?: Uint8Array[];
            pid: (number|Long)[];
            static create(properties: hbase.pb.AssignsResponse.$Shape): hbase.pb.AssignsResponse & hbase.pb.AssignsResponse.$Shape;
            static create(properties?: hbase.pb.AssignsResponse.$Properties): hbase.pb.AssignsResponse;
            static encode(message: hbase.pb.AssignsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AssignsResponse & hbase.pb.AssignsResponse.$Shape;
        }
        namespace AssignsResponse {
            interface $Properties {
                pid?: (number|Long)[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AssignsResponse.$Properties;
        }
        interface IUnassignsRequest extends hbase.pb.UnassignsRequest.$Properties {
        }
        class UnassignsRequest {
            constructor(properties?: hbase.pb.UnassignsRequest.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionSpecifier[];
            override: (boolean|null);
            static create(properties: hbase.pb.UnassignsRequest.$Shape): hbase.pb.UnassignsRequest & hbase.pb.UnassignsRequest.$Shape;
            static create(properties?: hbase.pb.UnassignsRequest.$Properties): hbase.pb.UnassignsRequest;
            static encode(message: hbase.pb.UnassignsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UnassignsRequest & hbase.pb.UnassignsRequest.$Shape;
        }
        namespace UnassignsRequest {
            interface $Properties {
                region?: hbase.pb.RegionSpecifier.$Properties[];
                override?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UnassignsRequest.$Properties;
        }
        interface IUnassignsResponse extends hbase.pb.UnassignsResponse.$Properties {
        }
        class UnassignsResponse {
            constructor(properties?: hbase.pb.UnassignsResponse.$Properties);
            $unknowns?: Uint8Array[];
            pid: (number|Long)[];
            static create(properties: hbase.pb.UnassignsResponse.$Shape): hbase.pb.UnassignsResponse & hbase.pb.UnassignsResponse.$Shape;
            static create(properties?: hbase.pb.UnassignsResponse.$Properties): hbase.pb.UnassignsResponse;
            static encode(message: hbase.pb.UnassignsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UnassignsResponse & hbase.pb.UnassignsResponse.$Shape;
        }
        namespace UnassignsResponse {
            interface $Properties {
                pid?: (number|Long)[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UnassignsResponse.$Properties;
        }
        interface IBypassProcedureRequest extends hbase.pb.BypassProcedureRequest.$Properties {
        }
        class BypassProcedureRequest {
            constructor(properties?: hbase.pb.BypassProcedureRequest.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long)[];
            waitTime: (number|Long|null);
            override: (boolean|null);
            recursive: (boolean|null);
            static create(properties: hbase.pb.BypassProcedureRequest.$Shape): hbase.pb.BypassProcedureRequest & hbase.pb.BypassProcedureRequest.$Shape;
            static create(properties?: hbase.pb.BypassProcedureRequest.$Properties): hbase.pb.BypassProcedureRequest;
            static encode(message: hbase.pb.BypassProcedureRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BypassProcedureRequest & hbase.pb.BypassProcedureRequest.$Shape;
        }
        namespace BypassProcedureRequest {
            interface $Properties {
                proc_id?: (number|Long)[];
                waitTime?: (number|Long|null);
                override?: (boolean|null);
                recursive?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BypassProcedureRequest.$Properties;
        }
        interface IBypassProcedureResponse extends hbase.pb.BypassProcedureResponse.$Properties {
        }
        class BypassProcedureResponse {
            constructor(properties?: hbase.pb.BypassProcedureResponse.$Properties);
            $unknowns?: Uint8Array[];
            bypassed: boolean[];
            static create(properties: hbase.pb.BypassProcedureResponse.$Shape): hbase.pb.BypassProcedureResponse & hbase.pb.BypassProcedureResponse.$Shape;
            static create(properties?: hbase.pb.BypassProcedureResponse.$Properties): hbase.pb.BypassProcedureResponse;
            static encode(message: hbase.pb.BypassProcedureResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BypassProcedureResponse & hbase.pb.BypassProcedureResponse.$Shape;
        }
        namespace BypassProcedureResponse {
            interface $Properties {
                bypassed?: boolean[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BypassProcedureResponse.$Properties;
        }
        interface IScheduleServerCrashProcedureRequest extends hbase.pb.ScheduleServerCrashProcedureRequest.$Properties {
        }
        class ScheduleServerCrashProcedureRequest {
            constructor(properties?: hbase.pb.ScheduleServerCrashProcedureRequest.$Properties);
            $unknowns?: Uint8Array[];
            serverName: hbase.pb.ServerName[];
            static create(properties: hbase.pb.ScheduleServerCrashProcedureRequest.$Shape): hbase.pb.ScheduleServerCrashProcedureRequest & hbase.pb.ScheduleServerCrashProcedureRequest.$Shape;
            static create(properties?: hbase.pb.ScheduleServerCrashProcedureRequest.$Properties): hbase.pb.ScheduleServerCrashProcedureRequest;
            static encode(message: hbase.pb.ScheduleServerCrashProcedureRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ScheduleServerCrashProcedureRequest & hbase.pb.ScheduleServerCrashProcedureRequest.$Shape;
        }
        namespace ScheduleServerCrashProcedureRequest {
            interface $Properties {
                serverName?: hbase.pb.ServerName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ScheduleServerCrashProcedureRequest.$Properties;
        }
        interface IScheduleServerCrashProcedureResponse extends hbase.pb.ScheduleServerCrashProcedureResponse.$Properties {
        }
        class ScheduleServerCrashProcedureResponse {
            constructor(properties?: hbase.pb.ScheduleServerCrashProcedureResponse.$Properties);
            $unknowns?: Uint8Array[];
            pid: (number|Long)[];
            static create(properties: hbase.pb.ScheduleServerCrashProcedureResponse.$Shape): hbase.pb.ScheduleServerCrashProcedureResponse & hbase.pb.ScheduleServerCrashProcedureResponse.$Shape;
            static create(properties?: hbase.pb.ScheduleServerCrashProcedureResponse.$Properties): hbase.pb.ScheduleServerCrashProcedureResponse;
            static encode(message: hbase.pb.ScheduleServerCrashProcedureResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ScheduleServerCrashProcedureResponse & hbase.pb.ScheduleServerCrashProcedureResponse.$Shape;
        }
        namespace ScheduleServerCrashProcedureResponse {
            interface $Properties {
                pid?: (number|Long)[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ScheduleServerCrashProcedureResponse.$Properties;
        }
        interface IScheduleSCPsForUnknownServersRequest extends hbase.pb.ScheduleSCPsForUnknownServersRequest.$Properties {
        }
        class ScheduleSCPsForUnknownServersRequest {
            constructor(properties?: hbase.pb.ScheduleSCPsForUnknownServersRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.ScheduleSCPsForUnknownServersRequest.$Shape): hbase.pb.ScheduleSCPsForUnknownServersRequest & hbase.pb.ScheduleSCPsForUnknownServersRequest.$Shape;
            static create(properties?: hbase.pb.ScheduleSCPsForUnknownServersRequest.$Properties): hbase.pb.ScheduleSCPsForUnknownServersRequest;
            static encode(message: hbase.pb.ScheduleSCPsForUnknownServersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ScheduleSCPsForUnknownServersRequest & hbase.pb.ScheduleSCPsForUnknownServersRequest.$Shape;
        }
        namespace ScheduleSCPsForUnknownServersRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ScheduleSCPsForUnknownServersRequest.$Properties;
        }
        interface IScheduleSCPsForUnknownServersResponse extends hbase.pb.ScheduleSCPsForUnknownServersResponse.$Properties {
        }
        class ScheduleSCPsForUnknownServersResponse {
            constructor(properties?: hbase.pb.ScheduleSCPsForUnknownServersResponse.$Properties);
            $unknowns?: Uint8Array[];
            pid: (number|Long)[];
            static create(properties: hbase.pb.ScheduleSCPsForUnknownServersResponse.$Shape): hbase.pb.ScheduleSCPsForUnknownServersResponse & hbase.pb.ScheduleSCPsForUnknownServersResponse.$Shape;
            static create(properties?: hbase.pb.ScheduleSCPsForUnknownServersResponse.$Properties): hbase.pb.ScheduleSCPsForUnknownServersResponse;
            static encode(message: hbase.pb.ScheduleSCPsForUnknownServersResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ScheduleSCPsForUnknownServersResponse & hbase.pb.ScheduleSCPsForUnknownServersResponse.$Shape;
        }
        namespace ScheduleSCPsForUnknownServersResponse {
            interface $Properties {
                pid?: (number|Long)[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ScheduleSCPsForUnknownServersResponse.$Properties;
        }
        interface IFixMetaRequest extends hbase.pb.FixMetaRequest.$Properties {
        }
        class FixMetaRequest {
            constructor(properties?: hbase.pb.FixMetaRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.FixMetaRequest.$Shape): hbase.pb.FixMetaRequest & hbase.pb.FixMetaRequest.$Shape;
            static create(properties?: hbase.pb.FixMetaRequest.$Properties): hbase.pb.FixMetaRequest;
            static encode(message: hbase.pb.FixMetaRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FixMetaRequest & hbase.pb.FixMetaRequest.$Shape;
        }
        namespace FixMetaRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FixMetaRequest.$Properties;
        }
        interface IFixMetaResponse extends hbase.pb.FixMetaResponse.$Properties {
        }
        class FixMetaResponse {
            constructor(properties?: hbase.pb.FixMetaResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.FixMetaResponse.$Shape): hbase.pb.FixMetaResponse & hbase.pb.FixMetaResponse.$Shape;
            static create(properties?: hbase.pb.FixMetaResponse.$Properties): hbase.pb.FixMetaResponse;
            static encode(message: hbase.pb.FixMetaResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FixMetaResponse & hbase.pb.FixMetaResponse.$Shape;
        }
        namespace FixMetaResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FixMetaResponse.$Properties;
        }
        interface ITableCF extends hbase.pb.TableCF.$Properties {
        }
        class TableCF {
            constructor(properties?: hbase.pb.TableCF.$Properties);
            $unknowns?: Uint8Array[];
            table_name: (hbase.pb.TableName|null);
            families: Uint8Array[];
            static create(properties: hbase.pb.TableCF.$Shape): hbase.pb.TableCF & hbase.pb.TableCF.$Shape;
            static create(properties?: hbase.pb.TableCF.$Properties): hbase.pb.TableCF;
            static encode(message: hbase.pb.TableCF.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TableCF & hbase.pb.TableCF.$Shape;
        }
        namespace TableCF {
            interface $Properties {
                table_name?: (hbase.pb.TableName.$Properties|null);
                families?: Uint8Array[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TableCF.$Properties;
        }
        interface IReplicationPeer extends hbase.pb.ReplicationPeer.$Properties {
        }
        class ReplicationPeer {
            constructor(properties?: hbase.pb.ReplicationPeer.$Properties);
            $unknowns?: Uint8Array[];
            clusterkey: (string|null);
            replicationEndpointImpl: (string|null);
            data: hbase.pb.BytesBytesPair[];
            configuration: hbase.pb.NameStringPair[];
            table_cfs: hbase.pb.TableCF[];
            namespaces: Uint8Array[];
            bandwidth: (number|Long|null);
            replicate_all: (boolean|null);
            exclude_table_cfs: hbase.pb.TableCF[];
            exclude_namespaces: Uint8Array[];
            serial: (boolean|null);
            static create(properties: hbase.pb.ReplicationPeer.$Shape): hbase.pb.ReplicationPeer & hbase.pb.ReplicationPeer.$Shape;
            static create(properties?: hbase.pb.ReplicationPeer.$Properties): hbase.pb.ReplicationPeer;
            static encode(message: hbase.pb.ReplicationPeer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReplicationPeer & hbase.pb.ReplicationPeer.$Shape;
        }
        namespace ReplicationPeer {
            interface $Properties {
                clusterkey?: (string|null);
                replicationEndpointImpl?: (string|null);
                data?: hbase.pb.BytesBytesPair.$Properties[];
                configuration?: hbase.pb.NameStringPair.$Properties[];
                table_cfs?: hbase.pb.TableCF.$Properties[];
                namespaces?: Uint8Array[];
                bandwidth?: (number|Long|null);
                replicate_all?: (boolean|null);
                exclude_table_cfs?: hbase.pb.TableCF.$Properties[];
                exclude_namespaces?: Uint8Array[];
                serial?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReplicationPeer.$Properties;
        }
        interface IReplicationState extends hbase.pb.ReplicationState.$Properties {
        }
        class ReplicationState {
            constructor(properties?: hbase.pb.ReplicationState.$Properties);
            $unknowns?: Uint8Array[];
            state: hbase.pb.ReplicationState.State;
            static create(properties: hbase.pb.ReplicationState.$Shape): hbase.pb.ReplicationState & hbase.pb.ReplicationState.$Shape;
            static create(properties?: hbase.pb.ReplicationState.$Properties): hbase.pb.ReplicationState;
            static encode(message: hbase.pb.ReplicationState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReplicationState & hbase.pb.ReplicationState.$Shape;
        }
        namespace ReplicationState {
            interface $Properties {
                state: hbase.pb.ReplicationState.State;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReplicationState.$Properties;
            enum State {
                ENABLED = 0,
                DISABLED = 1
            }
        }
        interface IReplicationPeerDescription extends hbase.pb.ReplicationPeerDescription.$Properties {
        }
        class ReplicationPeerDescription {
            constructor(properties?: hbase.pb.ReplicationPeerDescription.$Properties);
            $unknowns?: Uint8Array[];
            id: string;
            state: hbase.pb.ReplicationState;
            config: hbase.pb.ReplicationPeer;
            static create(properties: hbase.pb.ReplicationPeerDescription.$Shape): hbase.pb.ReplicationPeerDescription & hbase.pb.ReplicationPeerDescription.$Shape;
            static create(properties?: hbase.pb.ReplicationPeerDescription.$Properties): hbase.pb.ReplicationPeerDescription;
            static encode(message: hbase.pb.ReplicationPeerDescription.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReplicationPeerDescription & hbase.pb.ReplicationPeerDescription.$Shape;
        }
        namespace ReplicationPeerDescription {
            interface $Properties {
                id: string;
                state: hbase.pb.ReplicationState.$Properties;
                config: hbase.pb.ReplicationPeer.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReplicationPeerDescription.$Properties;
        }
        interface IReplicationHLogPosition extends hbase.pb.ReplicationHLogPosition.$Properties {
        }
        class ReplicationHLogPosition {
            constructor(properties?: hbase.pb.ReplicationHLogPosition.$Properties);
            $unknowns?: Uint8Array[];
            position: (number|Long);
            static create(properties: hbase.pb.ReplicationHLogPosition.$Shape): hbase.pb.ReplicationHLogPosition & hbase.pb.ReplicationHLogPosition.$Shape;
            static create(properties?: hbase.pb.ReplicationHLogPosition.$Properties): hbase.pb.ReplicationHLogPosition;
            static encode(message: hbase.pb.ReplicationHLogPosition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReplicationHLogPosition & hbase.pb.ReplicationHLogPosition.$Shape;
        }
        namespace ReplicationHLogPosition {
            interface $Properties {
                position: (number|Long);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReplicationHLogPosition.$Properties;
        }
        interface IAddReplicationPeerRequest extends hbase.pb.AddReplicationPeerRequest.$Properties {
        }
        class AddReplicationPeerRequest {
            constructor(properties?: hbase.pb.AddReplicationPeerRequest.$Properties);
            $unknowns?: Uint8Array[];
            peer_id: string;
            peer_config: hbase.pb.ReplicationPeer;
            peer_state: hbase.pb.ReplicationState;
            static create(properties: hbase.pb.AddReplicationPeerRequest.$Shape): hbase.pb.AddReplicationPeerRequest & hbase.pb.AddReplicationPeerRequest.$Shape;
            static create(properties?: hbase.pb.AddReplicationPeerRequest.$Properties): hbase.pb.AddReplicationPeerRequest;
            static encode(message: hbase.pb.AddReplicationPeerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AddReplicationPeerRequest & hbase.pb.AddReplicationPeerRequest.$Shape;
        }
        namespace AddReplicationPeerRequest {
            interface $Properties {
                peer_id: string;
                peer_config: hbase.pb.ReplicationPeer.$Properties;
                peer_state: hbase.pb.ReplicationState.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AddReplicationPeerRequest.$Properties;
        }
        interface IAddReplicationPeerResponse extends hbase.pb.AddReplicationPeerResponse.$Properties {
        }
        class AddReplicationPeerResponse {
            constructor(properties?: hbase.pb.AddReplicationPeerResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.AddReplicationPeerResponse.$Shape): hbase.pb.AddReplicationPeerResponse & hbase.pb.AddReplicationPeerResponse.$Shape;
            static create(properties?: hbase.pb.AddReplicationPeerResponse.$Properties): hbase.pb.AddReplicationPeerResponse;
            static encode(message: hbase.pb.AddReplicationPeerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AddReplicationPeerResponse & hbase.pb.AddReplicationPeerResponse.$Shape;
        }
        namespace AddReplicationPeerResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AddReplicationPeerResponse.$Properties;
        }
        interface IRemoveReplicationPeerRequest extends hbase.pb.RemoveReplicationPeerRequest.$Properties {
        }
        class RemoveReplicationPeerRequest {
            constructor(properties?: hbase.pb.RemoveReplicationPeerRequest.$Properties);
            $unknowns?: Uint8Array[];
            peer_id: string;
            static create(properties: hbase.pb.RemoveReplicationPeerRequest.$Shape): hbase.pb.RemoveReplicationPeerRequest & hbase.pb.RemoveReplicationPeerRequest.$Shape;
            static create(properties?: hbase.pb.RemoveReplicationPeerRequest.$Properties): hbase.pb.RemoveReplicationPeerRequest;
            static encode(message: hbase.pb.RemoveReplicationPeerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RemoveReplicationPeerRequest & hbase.pb.RemoveReplicationPeerRequest.$Shape;
        }
        namespace RemoveReplicationPeerRequest {
            interface $Properties {
                peer_id: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RemoveReplicationPeerRequest.$Properties;
        }
        interface IRemoveReplicationPeerResponse extends hbase.pb.RemoveReplicationPeerResponse.$Properties {
        }
        class RemoveReplicationPeerResponse {
            constructor(properties?: hbase.pb.RemoveReplicationPeerResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.RemoveReplicationPeerResponse.$Shape): hbase.pb.RemoveReplicationPeerResponse & hbase.pb.RemoveReplicationPeerResponse.$Shape;
            static create(properties?: hbase.pb.RemoveReplicationPeerResponse.$Properties): hbase.pb.RemoveReplicationPeerResponse;
            static encode(message: hbase.pb.RemoveReplicationPeerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RemoveReplicationPeerResponse & hbase.pb.RemoveReplicationPeerResponse.$Shape;
        }
        namespace RemoveReplicationPeerResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RemoveReplicationPeerResponse.$Properties;
        }
        interface IEnableReplicationPeerRequest extends hbase.pb.EnableReplicationPeerRequest.$Properties {
        }
        class EnableReplicationPeerRequest {
            constructor(properties?: hbase.pb.EnableReplicationPeerRequest.$Properties);
            $unknowns?: Uint8Array[];
            peer_id: string;
            static create(properties: hbase.pb.EnableReplicationPeerRequest.$Shape): hbase.pb.EnableReplicationPeerRequest & hbase.pb.EnableReplicationPeerRequest.$Shape;
            static create(properties?: hbase.pb.EnableReplicationPeerRequest.$Properties): hbase.pb.EnableReplicationPeerRequest;
            static encode(message: hbase.pb.EnableReplicationPeerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.EnableReplicationPeerRequest & hbase.pb.EnableReplicationPeerRequest.$Shape;
        }
        namespace EnableReplicationPeerRequest {
            interface $Properties {
                peer_id: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.EnableReplicationPeerRequest.$Properties;
        }
        interface IEnableReplicationPeerResponse extends hbase.pb.EnableReplicationPeerResponse.$Properties {
        }
        class EnableReplicationPeerResponse {
            constructor(properties?: hbase.pb.EnableReplicationPeerResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.EnableReplicationPeerResponse.$Shape): hbase.pb.EnableReplicationPeerResponse & hbase.pb.EnableReplicationPeerResponse.$Shape;
            static create(properties?: hbase.pb.EnableReplicationPeerResponse.$Properties): hbase.pb.EnableReplicationPeerResponse;
            static encode(message: hbase.pb.EnableReplicationPeerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.EnableReplicationPeerResponse & hbase.pb.EnableReplicationPeerResponse.$Shape;
        }
        namespace EnableReplicationPeerResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.EnableReplicationPeerResponse.$Properties;
        }
        interface IDisableReplicationPeerRequest extends hbase.pb.DisableReplicationPeerRequest.$Properties {
        }
        class DisableReplicationPeerRequest {
            constructor(properties?: hbase.pb.DisableReplicationPeerRequest.$Properties);
            $unknowns?: Uint8Array[];
            peer_id: string;
            static create(properties: hbase.pb.DisableReplicationPeerRequest.$Shape): hbase.pb.DisableReplicationPeerRequest & hbase.pb.DisableReplicationPeerRequest.$Shape;
            static create(properties?: hbase.pb.DisableReplicationPeerRequest.$Properties): hbase.pb.DisableReplicationPeerRequest;
            static encode(message: hbase.pb.DisableReplicationPeerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DisableReplicationPeerRequest & hbase.pb.DisableReplicationPeerRequest.$Shape;
        }
        namespace DisableReplicationPeerRequest {
            interface $Properties {
                peer_id: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DisableReplicationPeerRequest.$Properties;
        }
        interface IDisableReplicationPeerResponse extends hbase.pb.DisableReplicationPeerResponse.$Properties {
        }
        class DisableReplicationPeerResponse {
            constructor(properties?: hbase.pb.DisableReplicationPeerResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.DisableReplicationPeerResponse.$Shape): hbase.pb.DisableReplicationPeerResponse & hbase.pb.DisableReplicationPeerResponse.$Shape;
            static create(properties?: hbase.pb.DisableReplicationPeerResponse.$Properties): hbase.pb.DisableReplicationPeerResponse;
            static encode(message: hbase.pb.DisableReplicationPeerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DisableReplicationPeerResponse & hbase.pb.DisableReplicationPeerResponse.$Shape;
        }
        namespace DisableReplicationPeerResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DisableReplicationPeerResponse.$Properties;
        }
        interface IGetReplicationPeerConfigRequest extends hbase.pb.GetReplicationPeerConfigRequest.$Properties {
        }
        class GetReplicationPeerConfigRequest {
            constructor(properties?: hbase.pb.GetReplicationPeerConfigRequest.$Properties);
            $unknowns?: Uint8Array[];
            peer_id: string;
            static create(properties: hbase.pb.GetReplicationPeerConfigRequest.$Shape): hbase.pb.GetReplicationPeerConfigRequest & hbase.pb.GetReplicationPeerConfigRequest.$Shape;
            static create(properties?: hbase.pb.GetReplicationPeerConfigRequest.$Properties): hbase.pb.GetReplicationPeerConfigRequest;
            static encode(message: hbase.pb.GetReplicationPeerConfigRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetReplicationPeerConfigRequest & hbase.pb.GetReplicationPeerConfigRequest.$Shape;
        }
        namespace GetReplicationPeerConfigRequest {
            interface $Properties {
                peer_id: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetReplicationPeerConfigRequest.$Properties;
        }
        interface IGetReplicationPeerConfigResponse extends hbase.pb.GetReplicationPeerConfigResponse.$Properties {
        }
        class GetReplicationPeerConfigResponse {
            constructor(properties?: hbase.pb.GetReplicationPeerConfigResponse.$Properties);
            $unknowns?: Uint8Array[];
            peer_id: string;
            peer_config: hbase.pb.ReplicationPeer;
            static create(properties: hbase.pb.GetReplicationPeerConfigResponse.$Shape): hbase.pb.GetReplicationPeerConfigResponse & hbase.pb.GetReplicationPeerConfigResponse.$Shape;
            static create(properties?: hbase.pb.GetReplicationPeerConfigResponse.$Properties): hbase.pb.GetReplicationPeerConfigResponse;
            static encode(message: hbase.pb.GetReplicationPeerConfigResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetReplicationPeerConfigResponse & hbase.pb.GetReplicationPeerConfigResponse.$Shape;
        }
        namespace GetReplicationPeerConfigResponse {
            interface $Properties {
                peer_id: string;
                peer_config: hbase.pb.ReplicationPeer.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetReplicationPeerConfigResponse.$Properties;
        }
        interface IUpdateReplicationPeerConfigRequest extends hbase.pb.UpdateReplicationPeerConfigRequest.$Properties {
        }
        class UpdateReplicationPeerConfigRequest {
            constructor(properties?: hbase.pb.UpdateReplicationPeerConfigRequest.$Properties);
            $unknowns?: Uint8Array[];
            peer_id: string;
            peer_config: hbase.pb.ReplicationPeer;
            static create(properties: hbase.pb.UpdateReplicationPeerConfigRequest.$Shape): hbase.pb.UpdateReplicationPeerConfigRequest & hbase.pb.UpdateReplicationPeerConfigRequest.$Shape;
            static create(properties?: hbase.pb.UpdateReplicationPeerConfigRequest.$Properties): hbase.pb.UpdateReplicationPeerConfigRequest;
            static encode(message: hbase.pb.UpdateReplicationPeerConfigRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UpdateReplicationPeerConfigRequest & hbase.pb.UpdateReplicationPeerConfigRequest.$Shape;
        }
        namespace UpdateReplicationPeerConfigRequest {
            interface $Properties {
                peer_id: string;
                peer_config: hbase.pb.ReplicationPeer.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UpdateReplicationPeerConfigRequest.$Properties;
        }
        interface IUpdateReplicationPeerConfigResponse extends hbase.pb.UpdateReplicationPeerConfigResponse.$Properties {
        }
        class UpdateReplicationPeerConfigResponse {
            constructor(properties?: hbase.pb.UpdateReplicationPeerConfigResponse.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long|null);
            static create(properties: hbase.pb.UpdateReplicationPeerConfigResponse.$Shape): hbase.pb.UpdateReplicationPeerConfigResponse & hbase.pb.UpdateReplicationPeerConfigResponse.$Shape;
            static create(properties?: hbase.pb.UpdateReplicationPeerConfigResponse.$Properties): hbase.pb.UpdateReplicationPeerConfigResponse;
            static encode(message: hbase.pb.UpdateReplicationPeerConfigResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UpdateReplicationPeerConfigResponse & hbase.pb.UpdateReplicationPeerConfigResponse.$Shape;
        }
        namespace UpdateReplicationPeerConfigResponse {
            interface $Properties {
                proc_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UpdateReplicationPeerConfigResponse.$Properties;
        }
        interface IListReplicationPeersRequest extends hbase.pb.ListReplicationPeersRequest.$Properties {
        }
        class ListReplicationPeersRequest {
            constructor(properties?: hbase.pb.ListReplicationPeersRequest.$Properties);
            $unknowns?: Uint8Array[];
            regex: (string|null);
            static create(properties: hbase.pb.ListReplicationPeersRequest.$Shape): hbase.pb.ListReplicationPeersRequest & hbase.pb.ListReplicationPeersRequest.$Shape;
            static create(properties?: hbase.pb.ListReplicationPeersRequest.$Properties): hbase.pb.ListReplicationPeersRequest;
            static encode(message: hbase.pb.ListReplicationPeersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListReplicationPeersRequest & hbase.pb.ListReplicationPeersRequest.$Shape;
        }
        namespace ListReplicationPeersRequest {
            interface $Properties {
                regex?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListReplicationPeersRequest.$Properties;
        }
        interface IListReplicationPeersResponse extends hbase.pb.ListReplicationPeersResponse.$Properties {
        }
        class ListReplicationPeersResponse {
            constructor(properties?: hbase.pb.ListReplicationPeersResponse.$Properties);
            $unknowns?: Uint8Array[];
            peer_desc: hbase.pb.ReplicationPeerDescription[];
            static create(properties: hbase.pb.ListReplicationPeersResponse.$Shape): hbase.pb.ListReplicationPeersResponse & hbase.pb.ListReplicationPeersResponse.$Shape;
            static create(properties?: hbase.pb.ListReplicationPeersResponse.$Properties): hbase.pb.ListReplicationPeersResponse;
            static encode(message: hbase.pb.ListReplicationPeersResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListReplicationPeersResponse & hbase.pb.ListReplicationPeersResponse.$Shape;
        }
        namespace ListReplicationPeersResponse {
            interface $Properties {
                peer_desc?: hbase.pb.ReplicationPeerDescription.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListReplicationPeersResponse.$Properties;
        }
        interface IGetReplicationPeerStateRequest extends hbase.pb.GetReplicationPeerStateRequest.$Properties {
        }
        class GetReplicationPeerStateRequest {
            constructor(properties?: hbase.pb.GetReplicationPeerStateRequest.$Properties);
            $unknowns?: Uint8Array[];
            peer_id: string;
            static create(properties: hbase.pb.GetReplicationPeerStateRequest.$Shape): hbase.pb.GetReplicationPeerStateRequest & hbase.pb.GetReplicationPeerStateRequest.$Shape;
            static create(properties?: hbase.pb.GetReplicationPeerStateRequest.$Properties): hbase.pb.GetReplicationPeerStateRequest;
            static encode(message: hbase.pb.GetReplicationPeerStateRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetReplicationPeerStateRequest & hbase.pb.GetReplicationPeerStateRequest.$Shape;
        }
        namespace GetReplicationPeerStateRequest {
            interface $Properties {
                peer_id: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetReplicationPeerStateRequest.$Properties;
        }
        interface IGetReplicationPeerStateResponse extends hbase.pb.GetReplicationPeerStateResponse.$Properties {
        }
        class GetReplicationPeerStateResponse {
            constructor(properties?: hbase.pb.GetReplicationPeerStateResponse.$Properties);
            $unknowns?: Uint8Array[];
            is_enabled: boolean;
            static create(properties: hbase.pb.GetReplicationPeerStateResponse.$Shape): hbase.pb.GetReplicationPeerStateResponse & hbase.pb.GetReplicationPeerStateResponse.$Shape;
            static create(properties?: hbase.pb.GetReplicationPeerStateResponse.$Properties): hbase.pb.GetReplicationPeerStateResponse;
            static encode(message: hbase.pb.GetReplicationPeerStateResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetReplicationPeerStateResponse & hbase.pb.GetReplicationPeerStateResponse.$Shape;
        }
        namespace GetReplicationPeerStateResponse {
            interface $Properties {
                is_enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetReplicationPeerStateResponse.$Properties;
        }
        interface IReplicationPeerModificationSwitchRequest extends hbase.pb.ReplicationPeerModificationSwitchRequest.$Properties {
        }
        class ReplicationPeerModificationSwitchRequest {
            constructor(properties?: hbase.pb.ReplicationPeerModificationSwitchRequest.$Properties);
            $unknowns?: Uint8Array[];
            on: boolean;
            static create(properties: hbase.pb.ReplicationPeerModificationSwitchRequest.$Shape): hbase.pb.ReplicationPeerModificationSwitchRequest & hbase.pb.ReplicationPeerModificationSwitchRequest.$Shape;
            static create(properties?: hbase.pb.ReplicationPeerModificationSwitchRequest.$Properties): hbase.pb.ReplicationPeerModificationSwitchRequest;
            static encode(message: hbase.pb.ReplicationPeerModificationSwitchRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReplicationPeerModificationSwitchRequest & hbase.pb.ReplicationPeerModificationSwitchRequest.$Shape;
        }
        namespace ReplicationPeerModificationSwitchRequest {
            interface $Properties {
                on: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReplicationPeerModificationSwitchRequest.$Properties;
        }
        interface IReplicationPeerModificationSwitchResponse extends hbase.pb.ReplicationPeerModificationSwitchResponse.$Properties {
        }
        class ReplicationPeerModificationSwitchResponse {
            constructor(properties?: hbase.pb.ReplicationPeerModificationSwitchResponse.$Properties);
            $unknowns?: Uint8Array[];
            previous_value: boolean;
            static create(properties: hbase.pb.ReplicationPeerModificationSwitchResponse.$Shape): hbase.pb.ReplicationPeerModificationSwitchResponse & hbase.pb.ReplicationPeerModificationSwitchResponse.$Shape;
            static create(properties?: hbase.pb.ReplicationPeerModificationSwitchResponse.$Properties): hbase.pb.ReplicationPeerModificationSwitchResponse;
            static encode(message: hbase.pb.ReplicationPeerModificationSwitchResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReplicationPeerModificationSwitchResponse & hbase.pb.ReplicationPeerModificationSwitchResponse.$Shape;
        }
        namespace ReplicationPeerModificationSwitchResponse {
            interface $Properties {
                previous_value: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReplicationPeerModificationSwitchResponse.$Properties;
        }
        interface IReplicationPeerModificationState extends hbase.pb.ReplicationPeerModificationState.$Properties {
        }
        class ReplicationPeerModificationState {
            constructor(properties?: hbase.pb.ReplicationPeerModificationState.$Properties);
            $unknowns?: Uint8Array[];
            on: boolean;
            static create(properties: hbase.pb.ReplicationPeerModificationState.$Shape): hbase.pb.ReplicationPeerModificationState & hbase.pb.ReplicationPeerModificationState.$Shape;
            static create(properties?: hbase.pb.ReplicationPeerModificationState.$Properties): hbase.pb.ReplicationPeerModificationState;
            static encode(message: hbase.pb.ReplicationPeerModificationState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReplicationPeerModificationState & hbase.pb.ReplicationPeerModificationState.$Shape;
        }
        namespace ReplicationPeerModificationState {
            interface $Properties {
                on: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReplicationPeerModificationState.$Properties;
        }
        interface IGetReplicationPeerModificationProceduresRequest extends hbase.pb.GetReplicationPeerModificationProceduresRequest.$Properties {
        }
        class GetReplicationPeerModificationProceduresRequest {
            constructor(properties?: hbase.pb.GetReplicationPeerModificationProceduresRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetReplicationPeerModificationProceduresRequest.$Shape): hbase.pb.GetReplicationPeerModificationProceduresRequest & hbase.pb.GetReplicationPeerModificationProceduresRequest.$Shape;
            static create(properties?: hbase.pb.GetReplicationPeerModificationProceduresRequest.$Properties): hbase.pb.GetReplicationPeerModificationProceduresRequest;
            static encode(message: hbase.pb.GetReplicationPeerModificationProceduresRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetReplicationPeerModificationProceduresRequest & hbase.pb.GetReplicationPeerModificationProceduresRequest.$Shape;
        }
        namespace GetReplicationPeerModificationProceduresRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetReplicationPeerModificationProceduresRequest.$Properties;
        }
        interface IGetReplicationPeerModificationProceduresResponse extends hbase.pb.GetReplicationPeerModificationProceduresResponse.$Properties {
        }
        class GetReplicationPeerModificationProceduresResponse {
            constructor(properties?: hbase.pb.GetReplicationPeerModificationProceduresResponse.$Properties);
            $unknowns?: Uint8Array[];
            procedure: hbase.pb.Procedure[];
            static create(properties: hbase.pb.GetReplicationPeerModificationProceduresResponse.$Shape): hbase.pb.GetReplicationPeerModificationProceduresResponse & hbase.pb.GetReplicationPeerModificationProceduresResponse.$Shape;
            static create(properties?: hbase.pb.GetReplicationPeerModificationProceduresResponse.$Properties): hbase.pb.GetReplicationPeerModificationProceduresResponse;
            static encode(message: hbase.pb.GetReplicationPeerModificationProceduresResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetReplicationPeerModificationProceduresResponse & hbase.pb.GetReplicationPeerModificationProceduresResponse.$Shape;
        }
        namespace GetReplicationPeerModificationProceduresResponse {
            interface $Properties {
                procedure?: hbase.pb.Procedure.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetReplicationPeerModificationProceduresResponse.$Properties;
        }
        interface IIsReplicationPeerModificationEnabledRequest extends hbase.pb.IsReplicationPeerModificationEnabledRequest.$Properties {
        }
        class IsReplicationPeerModificationEnabledRequest {
            constructor(properties?: hbase.pb.IsReplicationPeerModificationEnabledRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.IsReplicationPeerModificationEnabledRequest.$Shape): hbase.pb.IsReplicationPeerModificationEnabledRequest & hbase.pb.IsReplicationPeerModificationEnabledRequest.$Shape;
            static create(properties?: hbase.pb.IsReplicationPeerModificationEnabledRequest.$Properties): hbase.pb.IsReplicationPeerModificationEnabledRequest;
            static encode(message: hbase.pb.IsReplicationPeerModificationEnabledRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsReplicationPeerModificationEnabledRequest & hbase.pb.IsReplicationPeerModificationEnabledRequest.$Shape;
        }
        namespace IsReplicationPeerModificationEnabledRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsReplicationPeerModificationEnabledRequest.$Properties;
        }
        interface IIsReplicationPeerModificationEnabledResponse extends hbase.pb.IsReplicationPeerModificationEnabledResponse.$Properties {
        }
        class IsReplicationPeerModificationEnabledResponse {
            constructor(properties?: hbase.pb.IsReplicationPeerModificationEnabledResponse.$Properties);
            $unknowns?: Uint8Array[];
            enabled: boolean;
            static create(properties: hbase.pb.IsReplicationPeerModificationEnabledResponse.$Shape): hbase.pb.IsReplicationPeerModificationEnabledResponse & hbase.pb.IsReplicationPeerModificationEnabledResponse.$Shape;
            static create(properties?: hbase.pb.IsReplicationPeerModificationEnabledResponse.$Properties): hbase.pb.IsReplicationPeerModificationEnabledResponse;
            static encode(message: hbase.pb.IsReplicationPeerModificationEnabledResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.IsReplicationPeerModificationEnabledResponse & hbase.pb.IsReplicationPeerModificationEnabledResponse.$Shape;
        }
        namespace IsReplicationPeerModificationEnabledResponse {
            interface $Properties {
                enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.IsReplicationPeerModificationEnabledResponse.$Properties;
        }
        interface IPermission extends hbase.pb.Permission.$Properties {
        }
        class Permission {
            constructor(properties?: hbase.pb.Permission.$Properties);
            $unknowns?: Uint8Array[];
            type: hbase.pb.Permission.Type;
            global_permission: (hbase.pb.GlobalPermission|null);
            namespace_permission: (hbase.pb.NamespacePermission|null);
            table_permission: (hbase.pb.TablePermission|null);
            static create(properties: hbase.pb.Permission.$Shape): hbase.pb.Permission & hbase.pb.Permission.$Shape;
            static create(properties?: hbase.pb.Permission.$Properties): hbase.pb.Permission;
            static encode(message: hbase.pb.Permission.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Permission & hbase.pb.Permission.$Shape;
        }
        namespace Permission {
            interface $Properties {
                type: hbase.pb.Permission.Type;
                global_permission?: (hbase.pb.GlobalPermission.$Properties|null);
                namespace_permission?: (hbase.pb.NamespacePermission.$Properties|null);
                table_permission?: (hbase.pb.TablePermission.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Permission.$Properties;
            enum Action {
                READ = 0,
                WRITE = 1,
                EXEC = 2,
                CREATE = 3,
                ADMIN = 4
            }
            enum Type {
                Global = 1,
                Namespace = 2,
                Table = 3
            }
        }
        interface ITablePermission extends hbase.pb.TablePermission.$Properties {
        }
        class TablePermission {
            constructor(properties?: hbase.pb.TablePermission.$Properties);
            $unknowns?: Uint8Array[];
            table_name: (hbase.pb.TableName|null);
            family: (Uint8Array|null);
            qualifier: (Uint8Array|null);
            action: hbase.pb.Permission.Action[];
            static create(properties: hbase.pb.TablePermission.$Shape): hbase.pb.TablePermission & hbase.pb.TablePermission.$Shape;
            static create(properties?: hbase.pb.TablePermission.$Properties): hbase.pb.TablePermission;
            static encode(message: hbase.pb.TablePermission.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TablePermission & hbase.pb.TablePermission.$Shape;
        }
        namespace TablePermission {
            interface $Properties {
                table_name?: (hbase.pb.TableName.$Properties|null);
                family?: (Uint8Array|null);
                qualifier?: (Uint8Array|null);
                action?: hbase.pb.Permission.Action[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TablePermission.$Properties;
        }
        interface INamespacePermission extends hbase.pb.NamespacePermission.$Properties {
        }
        class NamespacePermission {
            constructor(properties?: hbase.pb.NamespacePermission.$Properties);
            $unknowns?: Uint8Array[];
            namespace_name: (Uint8Array|null);
            action: hbase.pb.Permission.Action[];
            static create(properties: hbase.pb.NamespacePermission.$Shape): hbase.pb.NamespacePermission & hbase.pb.NamespacePermission.$Shape;
            static create(properties?: hbase.pb.NamespacePermission.$Properties): hbase.pb.NamespacePermission;
            static encode(message: hbase.pb.NamespacePermission.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.NamespacePermission & hbase.pb.NamespacePermission.$Shape;
        }
        namespace NamespacePermission {
            interface $Properties {
                namespace_name?: (Uint8Array|null);
                action?: hbase.pb.Permission.Action[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.NamespacePermission.$Properties;
        }
        interface IGlobalPermission extends hbase.pb.GlobalPermission.$Properties {
        }
        class GlobalPermission {
            constructor(properties?: hbase.pb.GlobalPermission.$Properties);
            $unknowns?: Uint8Array[];
            action: hbase.pb.Permission.Action[];
            static create(properties: hbase.pb.GlobalPermission.$Shape): hbase.pb.GlobalPermission & hbase.pb.GlobalPermission.$Shape;
            static create(properties?: hbase.pb.GlobalPermission.$Properties): hbase.pb.GlobalPermission;
            static encode(message: hbase.pb.GlobalPermission.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GlobalPermission & hbase.pb.GlobalPermission.$Shape;
        }
        namespace GlobalPermission {
            interface $Properties {
                action?: hbase.pb.Permission.Action[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GlobalPermission.$Properties;
        }
        interface IUserPermission extends hbase.pb.UserPermission.$Properties {
        }
        class UserPermission {
            constructor(properties?: hbase.pb.UserPermission.$Properties);
            $unknowns?: Uint8Array[];
            user: Uint8Array;
            permission: hbase.pb.Permission;
            static create(properties: hbase.pb.UserPermission.$Shape): hbase.pb.UserPermission & hbase.pb.UserPermission.$Shape;
            static create(properties?: hbase.pb.UserPermission.$Properties): hbase.pb.UserPermission;
            static encode(message: hbase.pb.UserPermission.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UserPermission & hbase.pb.UserPermission.$Shape;
        }
        namespace UserPermission {
            interface $Properties {
                user: Uint8Array;
                permission: hbase.pb.Permission.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UserPermission.$Properties;
        }
        interface IUsersAndPermissions extends hbase.pb.UsersAndPermissions.$Properties {
        }
        class UsersAndPermissions {
            constructor(properties?: hbase.pb.UsersAndPermissions.$Properties);
            $unknowns?: Uint8Array[];
            user_permissions: hbase.pb.UsersAndPermissions.UserPermissions[];
            static create(properties: hbase.pb.UsersAndPermissions.$Shape): hbase.pb.UsersAndPermissions & hbase.pb.UsersAndPermissions.$Shape;
            static create(properties?: hbase.pb.UsersAndPermissions.$Properties): hbase.pb.UsersAndPermissions;
            static encode(message: hbase.pb.UsersAndPermissions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UsersAndPermissions & hbase.pb.UsersAndPermissions.$Shape;
        }
        namespace UsersAndPermissions {
            interface $Properties {
                user_permissions?: hbase.pb.UsersAndPermissions.UserPermissions.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UsersAndPermissions.$Properties;
            interface IUserPermissions extends hbase.pb.UsersAndPermissions.UserPermissions.$Properties {
            }
            class UserPermissions {
                constructor(properties?: hbase.pb.UsersAndPermissions.UserPermissions.$Properties);
                $unknowns?: Uint8Array[];
                user: Uint8Array;
                permissions: hbase.pb.Permission[];
                static create(properties: hbase.pb.UsersAndPermissions.UserPermissions.$Shape): hbase.pb.UsersAndPermissions.UserPermissions & hbase.pb.UsersAndPermissions.UserPermissions.$Shape;
                static create(properties?: hbase.pb.UsersAndPermissions.UserPermissions.$Properties): hbase.pb.UsersAndPermissions.UserPermissions;
                static encode(message: hbase.pb.UsersAndPermissions.UserPermissions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UsersAndPermissions.UserPermissions & hbase.pb.UsersAndPermissions.UserPermissions.$Shape;
            }
            namespace UserPermissions {
                interface $Properties {
                    user: Uint8Array;
                    permissions?: hbase.pb.Permission.$Properties[];
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.UsersAndPermissions.UserPermissions.$Properties;
            }
        }
        interface IGrantRequest extends hbase.pb.GrantRequest.$Properties {
        }
        class GrantRequest {
            constructor(properties?: hbase.pb.GrantRequest.$Properties);
            $unknowns?: Uint8Array[];
            user_permission: hbase.pb.UserPermission;
            merge_existing_permissions: (boolean|null);
            static create(properties: hbase.pb.GrantRequest.$Shape): hbase.pb.GrantRequest & hbase.pb.GrantRequest.$Shape;
            static create(properties?: hbase.pb.GrantRequest.$Properties): hbase.pb.GrantRequest;
            static encode(message: hbase.pb.GrantRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GrantRequest & hbase.pb.GrantRequest.$Shape;
        }
        namespace GrantRequest {
            interface $Properties {
                user_permission: hbase.pb.UserPermission.$Properties;
                merge_existing_permissions?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GrantRequest.$Properties;
        }
        interface IGrantResponse extends hbase.pb.GrantResponse.$Properties {
        }
        class GrantResponse {
            constructor(properties?: hbase.pb.GrantResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GrantResponse.$Shape): hbase.pb.GrantResponse & hbase.pb.GrantResponse.$Shape;
            static create(properties?: hbase.pb.GrantResponse.$Properties): hbase.pb.GrantResponse;
            static encode(message: hbase.pb.GrantResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GrantResponse & hbase.pb.GrantResponse.$Shape;
        }
        namespace GrantResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GrantResponse.$Properties;
        }
        interface IRevokeRequest extends hbase.pb.RevokeRequest.$Properties {
        }
        class RevokeRequest {
            constructor(properties?: hbase.pb.RevokeRequest.$Properties);
            $unknowns?: Uint8Array[];
            user_permission: hbase.pb.UserPermission;
            static create(properties: hbase.pb.RevokeRequest.$Shape): hbase.pb.RevokeRequest & hbase.pb.RevokeRequest.$Shape;
            static create(properties?: hbase.pb.RevokeRequest.$Properties): hbase.pb.RevokeRequest;
            static encode(message: hbase.pb.RevokeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RevokeRequest & hbase.pb.RevokeRequest.$Shape;
        }
        namespace RevokeRequest {
            interface $Properties {
                user_permission: hbase.pb.UserPermission.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RevokeRequest.$Properties;
        }
        interface IRevokeResponse extends hbase.pb.RevokeResponse.$Properties {
        }
        class RevokeResponse {
            constructor(properties?: hbase.pb.RevokeResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.RevokeResponse.$Shape): hbase.pb.RevokeResponse & hbase.pb.RevokeResponse.$Shape;
            static create(properties?: hbase.pb.RevokeResponse.$Properties): hbase.pb.RevokeResponse;
            static encode(message: hbase.pb.RevokeResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RevokeResponse & hbase.pb.RevokeResponse.$Shape;
        }
        namespace RevokeResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RevokeResponse.$Properties;
        }
        interface IGetUserPermissionsRequest extends hbase.pb.GetUserPermissionsRequest.$Properties {
        }
        class GetUserPermissionsRequest {
            constructor(properties?: hbase.pb.GetUserPermissionsRequest.$Properties);
            $unknowns?: Uint8Array[];
            type: (hbase.pb.Permission.Type|null);
            table_name: (hbase.pb.TableName|null);
            namespace_name: (Uint8Array|null);
            column_family: (Uint8Array|null);
            column_qualifier: (Uint8Array|null);
            user_name: (Uint8Array|null);
            static create(properties: hbase.pb.GetUserPermissionsRequest.$Shape): hbase.pb.GetUserPermissionsRequest & hbase.pb.GetUserPermissionsRequest.$Shape;
            static create(properties?: hbase.pb.GetUserPermissionsRequest.$Properties): hbase.pb.GetUserPermissionsRequest;
            static encode(message: hbase.pb.GetUserPermissionsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetUserPermissionsRequest & hbase.pb.GetUserPermissionsRequest.$Shape;
        }
        namespace GetUserPermissionsRequest {
            interface $Properties {
                type?: (hbase.pb.Permission.Type|null);
                table_name?: (hbase.pb.TableName.$Properties|null);
                namespace_name?: (Uint8Array|null);
                column_family?: (Uint8Array|null);
                column_qualifier?: (Uint8Array|null);
                user_name?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetUserPermissionsRequest.$Properties;
        }
        interface IGetUserPermissionsResponse extends hbase.pb.GetUserPermissionsResponse.$Properties {
        }
        class GetUserPermissionsResponse {
            constructor(properties?: hbase.pb.GetUserPermissionsResponse.$Properties);
            $unknowns?: Uint8Array[];
            user_permission: hbase.pb.UserPermission[];
            static create(properties: hbase.pb.GetUserPermissionsResponse.$Shape): hbase.pb.GetUserPermissionsResponse & hbase.pb.GetUserPermissionsResponse.$Shape;
            static create(properties?: hbase.pb.GetUserPermissionsResponse.$Properties): hbase.pb.GetUserPermissionsResponse;
            static encode(message: hbase.pb.GetUserPermissionsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetUserPermissionsResponse & hbase.pb.GetUserPermissionsResponse.$Shape;
        }
        namespace GetUserPermissionsResponse {
            interface $Properties {
                user_permission?: hbase.pb.UserPermission.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetUserPermissionsResponse.$Properties;
        }
        interface ICheckPermissionsRequest extends hbase.pb.CheckPermissionsRequest.$Properties {
        }
        class CheckPermissionsRequest {
            constructor(properties?: hbase.pb.CheckPermissionsRequest.$Properties);
            $unknowns?: Uint8Array[];
            permission: hbase.pb.Permission[];
            static create(properties: hbase.pb.CheckPermissionsRequest.$Shape): hbase.pb.CheckPermissionsRequest & hbase.pb.CheckPermissionsRequest.$Shape;
            static create(properties?: hbase.pb.CheckPermissionsRequest.$Properties): hbase.pb.CheckPermissionsRequest;
            static encode(message: hbase.pb.CheckPermissionsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CheckPermissionsRequest & hbase.pb.CheckPermissionsRequest.$Shape;
        }
        namespace CheckPermissionsRequest {
            interface $Properties {
                permission?: hbase.pb.Permission.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CheckPermissionsRequest.$Properties;
        }
        interface ICheckPermissionsResponse extends hbase.pb.CheckPermissionsResponse.$Properties {
        }
        class CheckPermissionsResponse {
            constructor(properties?: hbase.pb.CheckPermissionsResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.CheckPermissionsResponse.$Shape): hbase.pb.CheckPermissionsResponse & hbase.pb.CheckPermissionsResponse.$Shape;
            static create(properties?: hbase.pb.CheckPermissionsResponse.$Properties): hbase.pb.CheckPermissionsResponse;
            static encode(message: hbase.pb.CheckPermissionsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CheckPermissionsResponse & hbase.pb.CheckPermissionsResponse.$Shape;
        }
        namespace CheckPermissionsResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CheckPermissionsResponse.$Properties;
        }
        interface IHasUserPermissionsRequest extends hbase.pb.HasUserPermissionsRequest.$Properties {
        }
        class HasUserPermissionsRequest {
            constructor(properties?: hbase.pb.HasUserPermissionsRequest.$Properties);
            $unknowns?: Uint8Array[];
            user_name: (Uint8Array|null);
            permission: hbase.pb.Permission[];
            static create(properties: hbase.pb.HasUserPermissionsRequest.$Shape): hbase.pb.HasUserPermissionsRequest & hbase.pb.HasUserPermissionsRequest.$Shape;
            static create(properties?: hbase.pb.HasUserPermissionsRequest.$Properties): hbase.pb.HasUserPermissionsRequest;
            static encode(message: hbase.pb.HasUserPermissionsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.HasUserPermissionsRequest & hbase.pb.HasUserPermissionsRequest.$Shape;
        }
        namespace HasUserPermissionsRequest {
            interface $Properties {
                user_name?: (Uint8Array|null);
                permission?: hbase.pb.Permission.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.HasUserPermissionsRequest.$Properties;
        }
        interface IHasUserPermissionsResponse extends hbase.pb.HasUserPermissionsResponse.$Properties {
        }
        class HasUserPermissionsResponse {
            constructor(properties?: hbase.pb.HasUserPermissionsResponse.$Properties);
            $unknowns?: Uint8Array[];
            has_user_permission: boolean[];
            static create(properties: hbase.pb.HasUserPermissionsResponse.$Shape): hbase.pb.HasUserPermissionsResponse & hbase.pb.HasUserPermissionsResponse.$Shape;
            static create(properties?: hbase.pb.HasUserPermissionsResponse.$Properties): hbase.pb.HasUserPermissionsResponse;
            static encode(message: hbase.pb.HasUserPermissionsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.HasUserPermissionsResponse & hbase.pb.HasUserPermissionsResponse.$Shape;
        }
        namespace HasUserPermissionsResponse {
            interface $Properties {
                has_user_permission?: boolean[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.HasUserPermissionsResponse.$Properties;
        }
        interface IAuthenticationKey extends hbase.pb.AuthenticationKey.$Properties {
        }
        class AuthenticationKey {
            constructor(properties?: hbase.pb.AuthenticationKey.$Properties);
            $unknowns?: Uint8Array[];
            id: number;
            expiration_date: (number|Long);
            key: Uint8Array;
            static create(properties: hbase.pb.AuthenticationKey.$Shape): hbase.pb.AuthenticationKey & hbase.pb.AuthenticationKey.$Shape;
            static create(properties?: hbase.pb.AuthenticationKey.$Properties): hbase.pb.AuthenticationKey;
            static encode(message: hbase.pb.AuthenticationKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AuthenticationKey & hbase.pb.AuthenticationKey.$Shape;
        }
        namespace AuthenticationKey {
            interface $Properties {
                id: number;
                expiration_date: (number|Long);
                key: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AuthenticationKey.$Properties;
        }
        interface ITokenIdentifier extends hbase.pb.TokenIdentifier.$Properties {
        }
        class TokenIdentifier {
            constructor(properties?: hbase.pb.TokenIdentifier.$Properties);
            $unknowns?: Uint8Array[];
            kind: hbase.pb.TokenIdentifier.Kind;
            username: Uint8Array;
            key_id: number;
            issue_date: (number|Long|null);
            expiration_date: (number|Long|null);
            sequence_number: (number|Long|null);
            static create(properties: hbase.pb.TokenIdentifier.$Shape): hbase.pb.TokenIdentifier & hbase.pb.TokenIdentifier.$Shape;
            static create(properties?: hbase.pb.TokenIdentifier.$Properties): hbase.pb.TokenIdentifier;
            static encode(message: hbase.pb.TokenIdentifier.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TokenIdentifier & hbase.pb.TokenIdentifier.$Shape;
        }
        namespace TokenIdentifier {
            interface $Properties {
                kind: hbase.pb.TokenIdentifier.Kind;
                username: Uint8Array;
                key_id: number;
                issue_date?: (number|Long|null);
                expiration_date?: (number|Long|null);
                sequence_number?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TokenIdentifier.$Properties;
            enum Kind {
                HBASE_AUTH_TOKEN = 0
            }
        }
        interface IToken extends hbase.pb.Token.$Properties {
        }
        class Token {
            constructor(properties?: hbase.pb.Token.$Properties);
            $unknowns?: Uint8Array[];
            identifier: (Uint8Array|null);
            password: (Uint8Array|null);
            service: (Uint8Array|null);
            static create(properties: hbase.pb.Token.$Shape): hbase.pb.Token & hbase.pb.Token.$Shape;
            static create(properties?: hbase.pb.Token.$Properties): hbase.pb.Token;
            static encode(message: hbase.pb.Token.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Token & hbase.pb.Token.$Shape;
        }
        namespace Token {
            interface $Properties {
                identifier?: (Uint8Array|null);
                password?: (Uint8Array|null);
                service?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Token.$Properties;
        }
        interface IGetAuthenticationTokenRequest extends hbase.pb.GetAuthenticationTokenRequest.$Properties {
        }
        class GetAuthenticationTokenRequest {
            constructor(properties?: hbase.pb.GetAuthenticationTokenRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetAuthenticationTokenRequest.$Shape): hbase.pb.GetAuthenticationTokenRequest & hbase.pb.GetAuthenticationTokenRequest.$Shape;
            static create(properties?: hbase.pb.GetAuthenticationTokenRequest.$Properties): hbase.pb.GetAuthenticationTokenRequest;
            static encode(message: hbase.pb.GetAuthenticationTokenRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetAuthenticationTokenRequest & hbase.pb.GetAuthenticationTokenRequest.$Shape;
        }
        namespace GetAuthenticationTokenRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetAuthenticationTokenRequest.$Properties;
        }
        interface IGetAuthenticationTokenResponse extends hbase.pb.GetAuthenticationTokenResponse.$Properties {
        }
        class GetAuthenticationTokenResponse {
            constructor(properties?: hbase.pb.GetAuthenticationTokenResponse.$Properties);
            $unknowns?: Uint8Array[];
            token: (hbase.pb.Token|null);
            static create(properties: hbase.pb.GetAuthenticationTokenResponse.$Shape): hbase.pb.GetAuthenticationTokenResponse & hbase.pb.GetAuthenticationTokenResponse.$Shape;
            static create(properties?: hbase.pb.GetAuthenticationTokenResponse.$Properties): hbase.pb.GetAuthenticationTokenResponse;
            static encode(message: hbase.pb.GetAuthenticationTokenResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetAuthenticationTokenResponse & hbase.pb.GetAuthenticationTokenResponse.$Shape;
        }
        namespace GetAuthenticationTokenResponse {
            interface $Properties {
                token?: (hbase.pb.Token.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetAuthenticationTokenResponse.$Properties;
        }
        interface IWhoAmIRequest extends hbase.pb.WhoAmIRequest.$Properties {
        }
        class WhoAmIRequest {
            constructor(properties?: hbase.pb.WhoAmIRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.WhoAmIRequest.$Shape): hbase.pb.WhoAmIRequest & hbase.pb.WhoAmIRequest.$Shape;
            static create(properties?: hbase.pb.WhoAmIRequest.$Properties): hbase.pb.WhoAmIRequest;
            static encode(message: hbase.pb.WhoAmIRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.WhoAmIRequest & hbase.pb.WhoAmIRequest.$Shape;
        }
        namespace WhoAmIRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.WhoAmIRequest.$Properties;
        }
        interface IWhoAmIResponse extends hbase.pb.WhoAmIResponse.$Properties {
        }
        class WhoAmIResponse {
            constructor(properties?: hbase.pb.WhoAmIResponse.$Properties);
            $unknowns?: Uint8Array[];
            username: (string|null);
            auth_method: (string|null);
            static create(properties: hbase.pb.WhoAmIResponse.$Shape): hbase.pb.WhoAmIResponse & hbase.pb.WhoAmIResponse.$Shape;
            static create(properties?: hbase.pb.WhoAmIResponse.$Properties): hbase.pb.WhoAmIResponse;
            static encode(message: hbase.pb.WhoAmIResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.WhoAmIResponse & hbase.pb.WhoAmIResponse.$Shape;
        }
        namespace WhoAmIResponse {
            interface $Properties {
                username?: (string|null);
                auth_method?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.WhoAmIResponse.$Properties;
        }
        interface IWrappedKey extends hbase.pb.WrappedKey.$Properties {
        }
        class WrappedKey {
            constructor(properties?: hbase.pb.WrappedKey.$Properties);
            $unknowns?: Uint8Array[];
            algorithm: string;
            length: number;
            data: Uint8Array;
            iv: (Uint8Array|null);
            hash: (Uint8Array|null);
            hash_algorithm: (string|null);
            static create(properties: hbase.pb.WrappedKey.$Shape): hbase.pb.WrappedKey & hbase.pb.WrappedKey.$Shape;
            static create(properties?: hbase.pb.WrappedKey.$Properties): hbase.pb.WrappedKey;
            static encode(message: hbase.pb.WrappedKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.WrappedKey & hbase.pb.WrappedKey.$Shape;
        }
        namespace WrappedKey {
            interface $Properties {
                algorithm: string;
                length: number;
                data: Uint8Array;
                iv?: (Uint8Array|null);
                hash?: (Uint8Array|null);
                hash_algorithm?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.WrappedKey.$Properties;
        }
        interface ISnapshotDescription extends hbase.pb.SnapshotDescription.$Properties {
        }
        class SnapshotDescription {
            constructor(properties?: hbase.pb.SnapshotDescription.$Properties);
            $unknowns?: Uint8Array[];
            name: string;
            table: (string|null);
            creation_time: (number|Long|null);
            type: (hbase.pb.SnapshotDescription.Type|null);
            version: (number|null);
            owner: (string|null);
            users_and_permissions: (hbase.pb.UsersAndPermissions|null);
            ttl: (number|Long|null);
            max_file_size: (number|Long|null);
            static create(properties: hbase.pb.SnapshotDescription.$Shape): hbase.pb.SnapshotDescription & hbase.pb.SnapshotDescription.$Shape;
            static create(properties?: hbase.pb.SnapshotDescription.$Properties): hbase.pb.SnapshotDescription;
            static encode(message: hbase.pb.SnapshotDescription.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SnapshotDescription & hbase.pb.SnapshotDescription.$Shape;
        }
        namespace SnapshotDescription {
            interface $Properties {
                name: string;
                table?: (string|null);
                creation_time?: (number|Long|null);
                type?: (hbase.pb.SnapshotDescription.Type|null);
                version?: (number|null);
                owner?: (string|null);
                users_and_permissions?: (hbase.pb.UsersAndPermissions.$Properties|null);
                ttl?: (number|Long|null);
                max_file_size?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SnapshotDescription.$Properties;
            enum Type {
                DISABLED = 0,
                FLUSH = 1,
                SKIPFLUSH = 2
            }
        }
        interface ISnapshotFileInfo extends hbase.pb.SnapshotFileInfo.$Properties {
        }
        class SnapshotFileInfo {
            constructor(properties?: hbase.pb.SnapshotFileInfo.$Properties);
            $unknowns?: Uint8Array[];
            type: hbase.pb.SnapshotFileInfo.Type;
            hfile: (string|null);
            wal_server: (string|null);
            wal_name: (string|null);
            static create(properties: hbase.pb.SnapshotFileInfo.$Shape): hbase.pb.SnapshotFileInfo & hbase.pb.SnapshotFileInfo.$Shape;
            static create(properties?: hbase.pb.SnapshotFileInfo.$Properties): hbase.pb.SnapshotFileInfo;
            static encode(message: hbase.pb.SnapshotFileInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SnapshotFileInfo & hbase.pb.SnapshotFileInfo.$Shape;
        }
        namespace SnapshotFileInfo {
            interface $Properties {
                type: hbase.pb.SnapshotFileInfo.Type;
                hfile?: (string|null);
                wal_server?: (string|null);
                wal_name?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SnapshotFileInfo.$Properties;
            enum Type {
                HFILE = 1,
                WAL = 2
            }
        }
        interface ISnapshotRegionManifest extends hbase.pb.SnapshotRegionManifest.$Properties {
        }
        class SnapshotRegionManifest {
            constructor(properties?: hbase.pb.SnapshotRegionManifest.$Properties);
            $unknowns?: Uint8Array[];
            version: (number|null);
            region_info: hbase.pb.RegionInfo;
            family_files: hbase.pb.SnapshotRegionManifest.FamilyFiles[];
            static create(properties: hbase.pb.SnapshotRegionManifest.$Shape): hbase.pb.SnapshotRegionManifest & hbase.pb.SnapshotRegionManifest.$Shape;
            static create(properties?: hbase.pb.SnapshotRegionManifest.$Properties): hbase.pb.SnapshotRegionManifest;
            static encode(message: hbase.pb.SnapshotRegionManifest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SnapshotRegionManifest & hbase.pb.SnapshotRegionManifest.$Shape;
        }
        namespace SnapshotRegionManifest {
            interface $Properties {
                version?: (number|null);
                region_info: hbase.pb.RegionInfo.$Properties;
                family_files?: hbase.pb.SnapshotRegionManifest.FamilyFiles.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SnapshotRegionManifest.$Properties;
            interface IStoreFile extends hbase.pb.SnapshotRegionManifest.StoreFile.$Properties {
            }
            class StoreFile {
                constructor(properties?: hbase.pb.SnapshotRegionManifest.StoreFile.$Properties);
                $unknowns?: Uint8Array[];
                name: string;
                reference: (hbase.pb.Reference|null);
                file_size: (number|Long|null);
                static create(properties: hbase.pb.SnapshotRegionManifest.StoreFile.$Shape): hbase.pb.SnapshotRegionManifest.StoreFile & hbase.pb.SnapshotRegionManifest.StoreFile.$Shape;
                static create(properties?: hbase.pb.SnapshotRegionManifest.StoreFile.$Properties): hbase.pb.SnapshotRegionManifest.StoreFile;
                static encode(message: hbase.pb.SnapshotRegionManifest.StoreFile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SnapshotRegionManifest.StoreFile & hbase.pb.SnapshotRegionManifest.StoreFile.$Shape;
            }
            namespace StoreFile {
                interface $Properties {
                    name: string;
                    reference?: (hbase.pb.Reference.$Properties|null);
                    file_size?: (number|Long|null);
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.SnapshotRegionManifest.StoreFile.$Properties;
            }
            interface IFamilyFiles extends hbase.pb.SnapshotRegionManifest.FamilyFiles.$Properties {
            }
            class FamilyFiles {
                constructor(properties?: hbase.pb.SnapshotRegionManifest.FamilyFiles.$Properties);
                $unknowns?: Uint8Array[];
                family_name: Uint8Array;
                store_files: hbase.pb.SnapshotRegionManifest.StoreFile[];
                static create(properties: hbase.pb.SnapshotRegionManifest.FamilyFiles.$Shape): hbase.pb.SnapshotRegionManifest.FamilyFiles & hbase.pb.SnapshotRegionManifest.FamilyFiles.$Shape;
                static create(properties?: hbase.pb.SnapshotRegionManifest.FamilyFiles.$Properties): hbase.pb.SnapshotRegionManifest.FamilyFiles;
                static encode(message: hbase.pb.SnapshotRegionManifest.FamilyFiles.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SnapshotRegionManifest.FamilyFiles & hbase.pb.SnapshotRegionManifest.FamilyFiles.$Shape;
            }
            namespace FamilyFiles {
                interface $Properties {
                    family_name: Uint8Array;
                    store_files?: hbase.pb.SnapshotRegionManifest.StoreFile.$Properties[];
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.SnapshotRegionManifest.FamilyFiles.$Properties;
            }
        }
        interface ISnapshotDataManifest extends hbase.pb.SnapshotDataManifest.$Properties {
        }
        class SnapshotDataManifest {
            constructor(properties?: hbase.pb.SnapshotDataManifest.$Properties);
            $unknowns?: Uint8Array[];
            table_schema: hbase.pb.TableSchema;
            region_manifests: hbase.pb.SnapshotRegionManifest[];
            static create(properties: hbase.pb.SnapshotDataManifest.$Shape): hbase.pb.SnapshotDataManifest & hbase.pb.SnapshotDataManifest.$Shape;
            static create(properties?: hbase.pb.SnapshotDataManifest.$Properties): hbase.pb.SnapshotDataManifest;
            static encode(message: hbase.pb.SnapshotDataManifest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SnapshotDataManifest & hbase.pb.SnapshotDataManifest.$Shape;
        }
        namespace SnapshotDataManifest {
            interface $Properties {
                table_schema: hbase.pb.TableSchema.$Properties;
                region_manifests?: hbase.pb.SnapshotRegionManifest.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SnapshotDataManifest.$Properties;
        }
        interface ISnapshotCleanupState extends hbase.pb.SnapshotCleanupState.$Properties {
        }
        class SnapshotCleanupState {
            constructor(properties?: hbase.pb.SnapshotCleanupState.$Properties);
            $unknowns?: Uint8Array[];
            snapshot_cleanup_enabled: boolean;
            static create(properties: hbase.pb.SnapshotCleanupState.$Shape): hbase.pb.SnapshotCleanupState & hbase.pb.SnapshotCleanupState.$Shape;
            static create(properties?: hbase.pb.SnapshotCleanupState.$Properties): hbase.pb.SnapshotCleanupState;
            static encode(message: hbase.pb.SnapshotCleanupState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SnapshotCleanupState & hbase.pb.SnapshotCleanupState.$Shape;
        }
        namespace SnapshotCleanupState {
            interface $Properties {
                snapshot_cleanup_enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SnapshotCleanupState.$Properties;
        }
        enum CreateTableState {
            CREATE_TABLE_PRE_OPERATION = 1,
            CREATE_TABLE_WRITE_FS_LAYOUT = 2,
            CREATE_TABLE_ADD_TO_META = 3,
            CREATE_TABLE_ASSIGN_REGIONS = 4,
            CREATE_TABLE_UPDATE_DESC_CACHE = 5,
            CREATE_TABLE_POST_OPERATION = 6,
            CREATE_TABLE_SET_ERASURE_CODING_POLICY = 7
        }
        enum ModifyTableState {
            MODIFY_TABLE_PREPARE = 1,
            MODIFY_TABLE_PRE_OPERATION = 2,
            MODIFY_TABLE_UPDATE_TABLE_DESCRIPTOR = 3,
            MODIFY_TABLE_REMOVE_REPLICA_COLUMN = 4,
            MODIFY_TABLE_DELETE_FS_LAYOUT = 5,
            MODIFY_TABLE_POST_OPERATION = 6,
            MODIFY_TABLE_REOPEN_ALL_REGIONS = 7,
            MODIFY_TABLE_CLOSE_EXCESS_REPLICAS = 8,
            MODIFY_TABLE_ASSIGN_NEW_REPLICAS = 9,
            MODIFY_TABLE_SYNC_ERASURE_CODING_POLICY = 10
        }
        enum TruncateTableState {
            TRUNCATE_TABLE_PRE_OPERATION = 1,
            TRUNCATE_TABLE_REMOVE_FROM_META = 2,
            TRUNCATE_TABLE_CLEAR_FS_LAYOUT = 3,
            TRUNCATE_TABLE_CREATE_FS_LAYOUT = 4,
            TRUNCATE_TABLE_ADD_TO_META = 5,
            TRUNCATE_TABLE_ASSIGN_REGIONS = 6,
            TRUNCATE_TABLE_POST_OPERATION = 7
        }
        enum TruncateRegionState {
            TRUNCATE_REGION_PRE_OPERATION = 1,
            TRUNCATE_REGION_MAKE_OFFLINE = 2,
            TRUNCATE_REGION_REMOVE = 3,
            TRUNCATE_REGION_MAKE_ONLINE = 4,
            TRUNCATE_REGION_POST_OPERATION = 5
        }
        enum DeleteTableState {
            DELETE_TABLE_PRE_OPERATION = 1,
            DELETE_TABLE_REMOVE_FROM_META = 2,
            DELETE_TABLE_CLEAR_FS_LAYOUT = 3,
            DELETE_TABLE_UPDATE_DESC_CACHE = 4,
            DELETE_TABLE_UNASSIGN_REGIONS = 5,
            DELETE_TABLE_POST_OPERATION = 6
        }
        enum CreateNamespaceState {
            CREATE_NAMESPACE_PREPARE = 1,
            CREATE_NAMESPACE_CREATE_DIRECTORY = 2,
            CREATE_NAMESPACE_INSERT_INTO_NS_TABLE = 3,
            CREATE_NAMESPACE_UPDATE_ZK = 4,
            CREATE_NAMESPACE_SET_NAMESPACE_QUOTA = 5
        }
        enum ModifyNamespaceState {
            MODIFY_NAMESPACE_PREPARE = 1,
            MODIFY_NAMESPACE_UPDATE_NS_TABLE = 2,
            MODIFY_NAMESPACE_UPDATE_ZK = 3
        }
        enum DeleteNamespaceState {
            DELETE_NAMESPACE_PREPARE = 1,
            DELETE_NAMESPACE_DELETE_FROM_NS_TABLE = 2,
            DELETE_NAMESPACE_REMOVE_FROM_ZK = 3,
            DELETE_NAMESPACE_DELETE_DIRECTORIES = 4,
            DELETE_NAMESPACE_REMOVE_NAMESPACE_QUOTA = 5
        }
        enum EnableTableState {
            ENABLE_TABLE_PREPARE = 1,
            ENABLE_TABLE_PRE_OPERATION = 2,
            ENABLE_TABLE_SET_ENABLING_TABLE_STATE = 3,
            ENABLE_TABLE_MARK_REGIONS_ONLINE = 4,
            ENABLE_TABLE_SET_ENABLED_TABLE_STATE = 5,
            ENABLE_TABLE_POST_OPERATION = 6
        }
        enum DisableTableState {
            DISABLE_TABLE_PREPARE = 1,
            DISABLE_TABLE_PRE_OPERATION = 2,
            DISABLE_TABLE_SET_DISABLING_TABLE_STATE = 3,
            DISABLE_TABLE_MARK_REGIONS_OFFLINE = 4,
            DISABLE_TABLE_SET_DISABLED_TABLE_STATE = 5,
            DISABLE_TABLE_POST_OPERATION = 6,
            DISABLE_TABLE_ADD_REPLICATION_BARRIER = 7
        }
        enum FlushTableState {
            FLUSH_TABLE_PREPARE = 1,
            FLUSH_TABLE_FLUSH_REGIONS = 2
        }
        enum SnapshotState {
            SNAPSHOT_PREPARE = 1,
            SNAPSHOT_PRE_OPERATION = 2,
            SNAPSHOT_WRITE_SNAPSHOT_INFO = 3,
            SNAPSHOT_SNAPSHOT_ONLINE_REGIONS = 4,
            SNAPSHOT_SNAPSHOT_SPLIT_REGIONS = 5,
            SNAPSHOT_SNAPSHOT_CLOSED_REGIONS = 6,
            SNAPSHOT_SNAPSHOT_MOB_REGION = 7,
            SNAPSHOT_CONSOLIDATE_SNAPSHOT = 8,
            SNAPSHOT_VERIFIER_SNAPSHOT = 9,
            SNAPSHOT_COMPLETE_SNAPSHOT = 10,
            SNAPSHOT_POST_OPERATION = 11
        }
        enum CloneSnapshotState {
            CLONE_SNAPSHOT_PRE_OPERATION = 1,
            CLONE_SNAPSHOT_WRITE_FS_LAYOUT = 2,
            CLONE_SNAPSHOT_ADD_TO_META = 3,
            CLONE_SNAPSHOT_ASSIGN_REGIONS = 4,
            CLONE_SNAPSHOT_UPDATE_DESC_CACHE = 5,
            CLONE_SNAPSHOT_POST_OPERATION = 6,
            CLONE_SNAPHOST_RESTORE_ACL = 7,
            CLONE_SNAPSHOT_SET_ERASURE_CODING_POLICY = 8
        }
        enum RestoreSnapshotState {
            RESTORE_SNAPSHOT_PRE_OPERATION = 1,
            RESTORE_SNAPSHOT_UPDATE_TABLE_DESCRIPTOR = 2,
            RESTORE_SNAPSHOT_WRITE_FS_LAYOUT = 3,
            RESTORE_SNAPSHOT_UPDATE_META = 4,
            RESTORE_SNAPSHOT_RESTORE_ACL = 5,
            RESTORE_SNAPSHOT_SYNC_ERASURE_CODING_POLICY = 6
        }
        enum DispatchMergingRegionsState {
            DISPATCH_MERGING_REGIONS_PREPARE = 1,
            DISPATCH_MERGING_REGIONS_PRE_OPERATION = 2,
            DISPATCH_MERGING_REGIONS_MOVE_REGION_TO_SAME_RS = 3,
            DISPATCH_MERGING_REGIONS_DO_MERGE_IN_RS = 4,
            DISPATCH_MERGING_REGIONS_POST_OPERATION = 5
        }
        enum SplitTableRegionState {
            SPLIT_TABLE_REGION_PREPARE = 1,
            SPLIT_TABLE_REGION_PRE_OPERATION = 2,
            SPLIT_TABLE_REGION_CLOSE_PARENT_REGION = 3,
            SPLIT_TABLE_REGION_CREATE_DAUGHTER_REGIONS = 4,
            SPLIT_TABLE_REGION_WRITE_MAX_SEQUENCE_ID_FILE = 5,
            SPLIT_TABLE_REGION_PRE_OPERATION_BEFORE_META = 6,
            SPLIT_TABLE_REGION_UPDATE_META = 7,
            SPLIT_TABLE_REGION_PRE_OPERATION_AFTER_META = 8,
            SPLIT_TABLE_REGION_OPEN_CHILD_REGIONS = 9,
            SPLIT_TABLE_REGION_POST_OPERATION = 10,
            SPLIT_TABLE_REGIONS_CHECK_CLOSED_REGIONS = 11
        }
        enum MergeTableRegionsState {
            MERGE_TABLE_REGIONS_PREPARE = 1,
            MERGE_TABLE_REGIONS_PRE_OPERATION = 2,
            MERGE_TABLE_REGIONS_PRE_MERGE_OPERATION = 3,
            MERGE_TABLE_REGIONS_CLOSE_REGIONS = 4,
            MERGE_TABLE_REGIONS_CREATE_MERGED_REGION = 5,
            MERGE_TABLE_REGIONS_WRITE_MAX_SEQUENCE_ID_FILE = 6,
            MERGE_TABLE_REGIONS_PRE_MERGE_COMMIT_OPERATION = 7,
            MERGE_TABLE_REGIONS_UPDATE_META = 8,
            MERGE_TABLE_REGIONS_POST_MERGE_COMMIT_OPERATION = 9,
            MERGE_TABLE_REGIONS_OPEN_MERGED_REGION = 10,
            MERGE_TABLE_REGIONS_POST_OPERATION = 11,
            MERGE_TABLE_REGIONS_CHECK_CLOSED_REGIONS = 12
        }
        enum ServerCrashState {
            SERVER_CRASH_START = 1,
            SERVER_CRASH_PROCESS_META = 2,
            SERVER_CRASH_GET_REGIONS = 3,
            SERVER_CRASH_NO_SPLIT_LOGS = 4,
            SERVER_CRASH_SPLIT_LOGS = 5,
            SERVER_CRASH_ASSIGN = 8,
            SERVER_CRASH_WAIT_ON_ASSIGN = 9,
            SERVER_CRASH_SPLIT_META_LOGS = 10,
            SERVER_CRASH_ASSIGN_META = 11,
            SERVER_CRASH_DELETE_SPLIT_META_WALS_DIR = 12,
            SERVER_CRASH_DELETE_SPLIT_WALS_DIR = 13,
            SERVER_CRASH_CLAIM_REPLICATION_QUEUES = 14,
            SERVER_CRASH_HANDLE_RIT2 = 20,
            SERVER_CRASH_FINISH = 100
        }
        enum RecoverMetaState {
            RECOVER_META_PREPARE = 0,
            RECOVER_META_SPLIT_LOGS = 1,
            RECOVER_META_ASSIGN_REGIONS = 2
        }
        enum RegionTransitionState {
            REGION_TRANSITION_QUEUE = 1,
            REGION_TRANSITION_DISPATCH = 2,
            REGION_TRANSITION_FINISH = 3
        }
        enum MoveRegionState {
            MOVE_REGION_PREPARE = 0,
            MOVE_REGION_UNASSIGN = 1,
            MOVE_REGION_ASSIGN = 2
        }
        enum GCRegionState {
            GC_REGION_PREPARE = 1,
            GC_REGION_ARCHIVE = 2,
            GC_REGION_PURGE_METADATA = 3
        }
        enum GCMergedRegionsState {
            GC_MERGED_REGIONS_PREPARE = 1,
            GC_MERGED_REGIONS_PURGE = 2,
            GC_REGION_EDIT_METADATA = 3
        }
        enum PeerModificationState {
            PRE_PEER_MODIFICATION = 1,
            UPDATE_PEER_STORAGE = 2,
            REFRESH_PEER_ON_RS = 3,
            SERIAL_PEER_REOPEN_REGIONS = 4,
            SERIAL_PEER_UPDATE_LAST_PUSHED_SEQ_ID = 5,
            SERIAL_PEER_SET_PEER_ENABLED = 6,
            SERIAL_PEER_ENABLE_PEER_REFRESH_PEER_ON_RS = 7,
            POST_PEER_MODIFICATION = 8
        }
        enum PeerModificationType {
            ADD_PEER = 1,
            REMOVE_PEER = 2,
            ENABLE_PEER = 3,
            DISABLE_PEER = 4,
            UPDATE_PEER_CONFIG = 5
        }
        enum ReopenTableRegionsState {
            REOPEN_TABLE_REGIONS_GET_REGIONS = 1,
            REOPEN_TABLE_REGIONS_REOPEN_REGIONS = 2,
            REOPEN_TABLE_REGIONS_CONFIRM_REOPENED = 3
        }
        enum InitMetaState {
            INIT_META_WRITE_FS_LAYOUT = 1,
            INIT_META_ASSIGN_META = 2
        }
        enum RegionStateTransitionState {
            REGION_STATE_TRANSITION_GET_ASSIGN_CANDIDATE = 1,
            REGION_STATE_TRANSITION_OPEN = 2,
            REGION_STATE_TRANSITION_CONFIRM_OPENED = 3,
            REGION_STATE_TRANSITION_CLOSE = 4,
            REGION_STATE_TRANSITION_CONFIRM_CLOSED = 5
        }
        enum RegionTransitionType {
            ASSIGN = 1,
            UNASSIGN = 2,
            MOVE = 3,
            REOPEN = 4
        }
        enum RegionRemoteProcedureBaseState {
            REGION_REMOTE_PROCEDURE_DISPATCH = 1,
            REGION_REMOTE_PROCEDURE_REPORT_SUCCEED = 2,
            REGION_REMOTE_PROCEDURE_DISPATCH_FAIL = 3,
            REGION_REMOTE_PROCEDURE_SERVER_CRASH = 4
        }
        enum ServerRemoteProcedureState {
            SERVER_REMOTE_PROCEDURE_DISPATCH = 1,
            SERVER_REMOTE_PROCEDURE_DISPATCH_FAIL = 2,
            SERVER_REMOTE_PROCEDURE_REPORT_SUCCEED = 3,
            SERVER_REMOTE_PROCEDURE_REPORT_FAILED = 4,
            SERVER_REMOTE_PROCEDURE_SERVER_CRASH = 5
        }
        enum SwitchRpcThrottleState {
            UPDATE_SWITCH_RPC_THROTTLE_STORAGE = 1,
            SWITCH_RPC_THROTTLE_ON_RS = 2,
            POST_SWITCH_RPC_THROTTLE = 3
        }
        enum SplitWALState {
            ACQUIRE_SPLIT_WAL_WORKER = 1,
            DISPATCH_WAL_TO_WORKER = 2,
            RELEASE_SPLIT_WORKER = 3
        }
        enum ClaimReplicationQueuesState {
            CLAIM_REPLICATION_QUEUES_DISPATCH = 1,
            CLAIM_REPLICATION_QUEUES_FINISH = 2
        }
        enum ModifyTableDescriptorState {
            MODIFY_TABLE_DESCRIPTOR_PREPARE = 1,
            MODIFY_TABLE_DESCRIPTOR_UPDATE = 2
        }
        enum ModifyStoreFileTrackerState {
            MODIFY_STORE_FILE_TRACKER_FINISH_PREVIOUS_MIGRATION = 1,
            MODIFY_STORE_FILE_TRACKER_START_MIGRATION = 2,
            MODIFY_STORE_FILE_TRACKER_FINISH_MIGRATION = 3
        }
        enum CloseExcessRegionReplicasProcedureState {
            CLOSE_EXCESS_REGION_REPLICAS_SCHEDULE = 1,
            CLOSE_EXCESS_REGION_REPLICAS_CONFIRM = 2
        }
        enum CloseTableRegionsProcedureState {
            CLOSE_TABLE_REGIONS_SCHEDULE = 1,
            CLOSE_TABLE_REGIONS_CONFIRM = 2
        }
        interface ICreateTableStateData extends hbase.pb.CreateTableStateData.$Properties {
        }
        class CreateTableStateData {
            constructor(properties?: hbase.pb.CreateTableStateData.$Properties);
            $unknowns?: Uint8Array[];
            user_info: hbase.pb.UserInformation;
            table_schema: hbase.pb.TableSchema;
            region_info: hbase.pb.RegionInfo[];
            static create(properties: hbase.pb.CreateTableStateData.$Shape): hbase.pb.CreateTableStateData & hbase.pb.CreateTableStateData.$Shape;
            static create(properties?: hbase.pb.CreateTableStateData.$Properties): hbase.pb.CreateTableStateData;
            static encode(message: hbase.pb.CreateTableStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CreateTableStateData & hbase.pb.CreateTableStateData.$Shape;
        }
        namespace CreateTableStateData {
            interface $Properties {
                user_info: hbase.pb.UserInformation.$Properties;
                table_schema: hbase.pb.TableSchema.$Properties;
                region_info?: hbase.pb.RegionInfo.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CreateTableStateData.$Properties;
        }
        interface IModifyTableStateData extends hbase.pb.ModifyTableStateData.$Properties {
        }
        class ModifyTableStateData {
            constructor(properties?: hbase.pb.ModifyTableStateData.$Properties);
            $unknowns?: Uint8Array[];
            user_info: hbase.pb.UserInformation;
            unmodified_table_schema: (hbase.pb.TableSchema|null);
            modified_table_schema: hbase.pb.TableSchema;
            delete_column_family_in_modify: boolean;
            should_check_descriptor: (boolean|null);
            reopen_regions: (boolean|null);
            static create(properties: hbase.pb.ModifyTableStateData.$Shape): hbase.pb.ModifyTableStateData & hbase.pb.ModifyTableStateData.$Shape;
            static create(properties?: hbase.pb.ModifyTableStateData.$Properties): hbase.pb.ModifyTableStateData;
            static encode(message: hbase.pb.ModifyTableStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyTableStateData & hbase.pb.ModifyTableStateData.$Shape;
        }
        namespace ModifyTableStateData {
            interface $Properties {
                user_info: hbase.pb.UserInformation.$Properties;
                unmodified_table_schema?: (hbase.pb.TableSchema.$Properties|null);
                modified_table_schema: hbase.pb.TableSchema.$Properties;
                delete_column_family_in_modify: boolean;
                should_check_descriptor?: (boolean|null);
                reopen_regions?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyTableStateData.$Properties;
        }
        interface ITruncateTableStateData extends hbase.pb.TruncateTableStateData.$Properties {
        }
        class TruncateTableStateData {
            constructor(properties?: hbase.pb.TruncateTableStateData.$Properties);
            $unknowns?: Uint8Array[];
            user_info: hbase.pb.UserInformation;
            preserve_splits: boolean;
            table_name: (hbase.pb.TableName|null);
            table_schema: (hbase.pb.TableSchema|null);
            region_info: hbase.pb.RegionInfo[];
            static create(properties: hbase.pb.TruncateTableStateData.$Shape): hbase.pb.TruncateTableStateData & hbase.pb.TruncateTableStateData.$Shape;
            static create(properties?: hbase.pb.TruncateTableStateData.$Properties): hbase.pb.TruncateTableStateData;
            static encode(message: hbase.pb.TruncateTableStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.TruncateTableStateData & hbase.pb.TruncateTableStateData.$Shape;
        }
        namespace TruncateTableStateData {
            interface $Properties {
                user_info: hbase.pb.UserInformation.$Properties;
                preserve_splits: boolean;
                table_name?: (hbase.pb.TableName.$Properties|null);
                table_schema?: (hbase.pb.TableSchema.$Properties|null);
                region_info?: hbase.pb.RegionInfo.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.TruncateTableStateData.$Properties;
        }
        interface IDeleteTableStateData extends hbase.pb.DeleteTableStateData.$Properties {
        }
        class DeleteTableStateData {
            constructor(properties?: hbase.pb.DeleteTableStateData.$Properties);
            $unknowns?: Uint8Array[];
            user_info: hbase.pb.UserInformation;
            table_name: hbase.pb.TableName;
            region_info: hbase.pb.RegionInfo[];
            static create(properties: hbase.pb.DeleteTableStateData.$Shape): hbase.pb.DeleteTableStateData & hbase.pb.DeleteTableStateData.$Shape;
            static create(properties?: hbase.pb.DeleteTableStateData.$Properties): hbase.pb.DeleteTableStateData;
            static encode(message: hbase.pb.DeleteTableStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DeleteTableStateData & hbase.pb.DeleteTableStateData.$Shape;
        }
        namespace DeleteTableStateData {
            interface $Properties {
                user_info: hbase.pb.UserInformation.$Properties;
                table_name: hbase.pb.TableName.$Properties;
                region_info?: hbase.pb.RegionInfo.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DeleteTableStateData.$Properties;
        }
        interface ICreateNamespaceStateData extends hbase.pb.CreateNamespaceStateData.$Properties {
        }
        class CreateNamespaceStateData {
            constructor(properties?: hbase.pb.CreateNamespaceStateData.$Properties);
            $unknowns?: Uint8Array[];
            namespace_descriptor: hbase.pb.NamespaceDescriptor;
            static create(properties: hbase.pb.CreateNamespaceStateData.$Shape): hbase.pb.CreateNamespaceStateData & hbase.pb.CreateNamespaceStateData.$Shape;
            static create(properties?: hbase.pb.CreateNamespaceStateData.$Properties): hbase.pb.CreateNamespaceStateData;
            static encode(message: hbase.pb.CreateNamespaceStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CreateNamespaceStateData & hbase.pb.CreateNamespaceStateData.$Shape;
        }
        namespace CreateNamespaceStateData {
            interface $Properties {
                namespace_descriptor: hbase.pb.NamespaceDescriptor.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CreateNamespaceStateData.$Properties;
        }
        interface IModifyNamespaceStateData extends hbase.pb.ModifyNamespaceStateData.$Properties {
        }
        class ModifyNamespaceStateData {
            constructor(properties?: hbase.pb.ModifyNamespaceStateData.$Properties);
            $unknowns?: Uint8Array[];
            namespace_descriptor: hbase.pb.NamespaceDescriptor;
            unmodified_namespace_descriptor: (hbase.pb.NamespaceDescriptor|null);
            static create(properties: hbase.pb.ModifyNamespaceStateData.$Shape): hbase.pb.ModifyNamespaceStateData & hbase.pb.ModifyNamespaceStateData.$Shape;
            static create(properties?: hbase.pb.ModifyNamespaceStateData.$Properties): hbase.pb.ModifyNamespaceStateData;
            static encode(message: hbase.pb.ModifyNamespaceStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyNamespaceStateData & hbase.pb.ModifyNamespaceStateData.$Shape;
        }
        namespace ModifyNamespaceStateData {
            interface $Properties {
                namespace_descriptor: hbase.pb.NamespaceDescriptor.$Properties;
                unmodified_namespace_descriptor?: (hbase.pb.NamespaceDescriptor.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyNamespaceStateData.$Properties;
        }
        interface IDeleteNamespaceStateData extends hbase.pb.DeleteNamespaceStateData.$Properties {
        }
        class DeleteNamespaceStateData {
            constructor(properties?: hbase.pb.DeleteNamespaceStateData.$Properties);
            $unknowns?: Uint8Array[];
            namespace_name: string;
            namespace_descriptor: (hbase.pb.NamespaceDescriptor|null);
            static create(properties: hbase.pb.DeleteNamespaceStateData.$Shape): hbase.pb.DeleteNamespaceStateData & hbase.pb.DeleteNamespaceStateData.$Shape;
            static create(properties?: hbase.pb.DeleteNamespaceStateData.$Properties): hbase.pb.DeleteNamespaceStateData;
            static encode(message: hbase.pb.DeleteNamespaceStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DeleteNamespaceStateData & hbase.pb.DeleteNamespaceStateData.$Shape;
        }
        namespace DeleteNamespaceStateData {
            interface $Properties {
                namespace_name: string;
                namespace_descriptor?: (hbase.pb.NamespaceDescriptor.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DeleteNamespaceStateData.$Properties;
        }
        interface IEnableTableStateData extends hbase.pb.EnableTableStateData.$Properties {
        }
        class EnableTableStateData {
            constructor(properties?: hbase.pb.EnableTableStateData.$Properties);
            $unknowns?: Uint8Array[];
            user_info: hbase.pb.UserInformation;
            table_name: hbase.pb.TableName;
            skip_table_state_check: boolean;
            static create(properties: hbase.pb.EnableTableStateData.$Shape): hbase.pb.EnableTableStateData & hbase.pb.EnableTableStateData.$Shape;
            static create(properties?: hbase.pb.EnableTableStateData.$Properties): hbase.pb.EnableTableStateData;
            static encode(message: hbase.pb.EnableTableStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.EnableTableStateData & hbase.pb.EnableTableStateData.$Shape;
        }
        namespace EnableTableStateData {
            interface $Properties {
                user_info: hbase.pb.UserInformation.$Properties;
                table_name: hbase.pb.TableName.$Properties;
                skip_table_state_check: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.EnableTableStateData.$Properties;
        }
        interface IDisableTableStateData extends hbase.pb.DisableTableStateData.$Properties {
        }
        class DisableTableStateData {
            constructor(properties?: hbase.pb.DisableTableStateData.$Properties);
            $unknowns?: Uint8Array[];
            user_info: hbase.pb.UserInformation;
            table_name: hbase.pb.TableName;
            skip_table_state_check: boolean;
            static create(properties: hbase.pb.DisableTableStateData.$Shape): hbase.pb.DisableTableStateData & hbase.pb.DisableTableStateData.$Shape;
            static create(properties?: hbase.pb.DisableTableStateData.$Properties): hbase.pb.DisableTableStateData;
            static encode(message: hbase.pb.DisableTableStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DisableTableStateData & hbase.pb.DisableTableStateData.$Shape;
        }
        namespace DisableTableStateData {
            interface $Properties {
                user_info: hbase.pb.UserInformation.$Properties;
                table_name: hbase.pb.TableName.$Properties;
                skip_table_state_check: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DisableTableStateData.$Properties;
        }
        interface IRestoreParentToChildRegionsPair extends hbase.pb.RestoreParentToChildRegionsPair.$Properties {
        }
        class RestoreParentToChildRegionsPair {
            constructor(properties?: hbase.pb.RestoreParentToChildRegionsPair.$Properties);
            $unknowns?: Uint8Array[];
            parent_region_name: string;
            child1_region_name: string;
            child2_region_name: string;
            static create(properties: hbase.pb.RestoreParentToChildRegionsPair.$Shape): hbase.pb.RestoreParentToChildRegionsPair & hbase.pb.RestoreParentToChildRegionsPair.$Shape;
            static create(properties?: hbase.pb.RestoreParentToChildRegionsPair.$Properties): hbase.pb.RestoreParentToChildRegionsPair;
            static encode(message: hbase.pb.RestoreParentToChildRegionsPair.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RestoreParentToChildRegionsPair & hbase.pb.RestoreParentToChildRegionsPair.$Shape;
        }
        namespace RestoreParentToChildRegionsPair {
            interface $Properties {
                parent_region_name: string;
                child1_region_name: string;
                child2_region_name: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RestoreParentToChildRegionsPair.$Properties;
        }
        interface IFlushTableProcedureStateData extends hbase.pb.FlushTableProcedureStateData.$Properties {
        }
        class FlushTableProcedureStateData {
            constructor(properties?: hbase.pb.FlushTableProcedureStateData.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            column_family: Uint8Array[];
            static create(properties: hbase.pb.FlushTableProcedureStateData.$Shape): hbase.pb.FlushTableProcedureStateData & hbase.pb.FlushTableProcedureStateData.$Shape;
            static create(properties?: hbase.pb.FlushTableProcedureStateData.$Properties): hbase.pb.FlushTableProcedureStateData;
            static encode(message: hbase.pb.FlushTableProcedureStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FlushTableProcedureStateData & hbase.pb.FlushTableProcedureStateData.$Shape;
        }
        namespace FlushTableProcedureStateData {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                column_family?: Uint8Array[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FlushTableProcedureStateData.$Properties;
        }
        interface IFlushRegionProcedureStateData extends hbase.pb.FlushRegionProcedureStateData.$Properties {
        }
        class FlushRegionProcedureStateData {
            constructor(properties?: hbase.pb.FlushRegionProcedureStateData.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionInfo;
            column_family: Uint8Array[];
            static create(properties: hbase.pb.FlushRegionProcedureStateData.$Shape): hbase.pb.FlushRegionProcedureStateData & hbase.pb.FlushRegionProcedureStateData.$Shape;
            static create(properties?: hbase.pb.FlushRegionProcedureStateData.$Properties): hbase.pb.FlushRegionProcedureStateData;
            static encode(message: hbase.pb.FlushRegionProcedureStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FlushRegionProcedureStateData & hbase.pb.FlushRegionProcedureStateData.$Shape;
        }
        namespace FlushRegionProcedureStateData {
            interface $Properties {
                region: hbase.pb.RegionInfo.$Properties;
                column_family?: Uint8Array[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FlushRegionProcedureStateData.$Properties;
        }
        interface IFlushRegionParameter extends hbase.pb.FlushRegionParameter.$Properties {
        }
        class FlushRegionParameter {
            constructor(properties?: hbase.pb.FlushRegionParameter.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionInfo;
            column_family: Uint8Array[];
            static create(properties: hbase.pb.FlushRegionParameter.$Shape): hbase.pb.FlushRegionParameter & hbase.pb.FlushRegionParameter.$Shape;
            static create(properties?: hbase.pb.FlushRegionParameter.$Properties): hbase.pb.FlushRegionParameter;
            static encode(message: hbase.pb.FlushRegionParameter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FlushRegionParameter & hbase.pb.FlushRegionParameter.$Shape;
        }
        namespace FlushRegionParameter {
            interface $Properties {
                region: hbase.pb.RegionInfo.$Properties;
                column_family?: Uint8Array[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FlushRegionParameter.$Properties;
        }
        interface ISnapshotProcedureStateData extends hbase.pb.SnapshotProcedureStateData.$Properties {
        }
        class SnapshotProcedureStateData {
            constructor(properties?: hbase.pb.SnapshotProcedureStateData.$Properties);
            $unknowns?: Uint8Array[];
            snapshot: hbase.pb.SnapshotDescription;
            static create(properties: hbase.pb.SnapshotProcedureStateData.$Shape): hbase.pb.SnapshotProcedureStateData & hbase.pb.SnapshotProcedureStateData.$Shape;
            static create(properties?: hbase.pb.SnapshotProcedureStateData.$Properties): hbase.pb.SnapshotProcedureStateData;
            static encode(message: hbase.pb.SnapshotProcedureStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SnapshotProcedureStateData & hbase.pb.SnapshotProcedureStateData.$Shape;
        }
        namespace SnapshotProcedureStateData {
            interface $Properties {
                snapshot: hbase.pb.SnapshotDescription.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SnapshotProcedureStateData.$Properties;
        }
        interface ISnapshotRegionProcedureStateData extends hbase.pb.SnapshotRegionProcedureStateData.$Properties {
        }
        class SnapshotRegionProcedureStateData {
            constructor(properties?: hbase.pb.SnapshotRegionProcedureStateData.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionInfo;
            snapshot: hbase.pb.SnapshotDescription;
            static create(properties: hbase.pb.SnapshotRegionProcedureStateData.$Shape): hbase.pb.SnapshotRegionProcedureStateData & hbase.pb.SnapshotRegionProcedureStateData.$Shape;
            static create(properties?: hbase.pb.SnapshotRegionProcedureStateData.$Properties): hbase.pb.SnapshotRegionProcedureStateData;
            static encode(message: hbase.pb.SnapshotRegionProcedureStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SnapshotRegionProcedureStateData & hbase.pb.SnapshotRegionProcedureStateData.$Shape;
        }
        namespace SnapshotRegionProcedureStateData {
            interface $Properties {
                region: hbase.pb.RegionInfo.$Properties;
                snapshot: hbase.pb.SnapshotDescription.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SnapshotRegionProcedureStateData.$Properties;
        }
        interface ISnapshotRegionParameter extends hbase.pb.SnapshotRegionParameter.$Properties {
        }
        class SnapshotRegionParameter {
            constructor(properties?: hbase.pb.SnapshotRegionParameter.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionInfo;
            snapshot: hbase.pb.SnapshotDescription;
            static create(properties: hbase.pb.SnapshotRegionParameter.$Shape): hbase.pb.SnapshotRegionParameter & hbase.pb.SnapshotRegionParameter.$Shape;
            static create(properties?: hbase.pb.SnapshotRegionParameter.$Properties): hbase.pb.SnapshotRegionParameter;
            static encode(message: hbase.pb.SnapshotRegionParameter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SnapshotRegionParameter & hbase.pb.SnapshotRegionParameter.$Shape;
        }
        namespace SnapshotRegionParameter {
            interface $Properties {
                region: hbase.pb.RegionInfo.$Properties;
                snapshot: hbase.pb.SnapshotDescription.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SnapshotRegionParameter.$Properties;
        }
        interface ISnapshotVerifyProcedureStateData extends hbase.pb.SnapshotVerifyProcedureStateData.$Properties {
        }
        class SnapshotVerifyProcedureStateData {
            constructor(properties?: hbase.pb.SnapshotVerifyProcedureStateData.$Properties);
            $unknowns?: Uint8Array[];
            snapshot: hbase.pb.SnapshotDescription;
            region: hbase.pb.RegionInfo;
            target_server: (hbase.pb.ServerName|null);
            state: (hbase.pb.ServerRemoteProcedureState|null);
            error: (hbase.pb.ForeignExceptionMessage|null);
            static create(properties: hbase.pb.SnapshotVerifyProcedureStateData.$Shape): hbase.pb.SnapshotVerifyProcedureStateData & hbase.pb.SnapshotVerifyProcedureStateData.$Shape;
            static create(properties?: hbase.pb.SnapshotVerifyProcedureStateData.$Properties): hbase.pb.SnapshotVerifyProcedureStateData;
            static encode(message: hbase.pb.SnapshotVerifyProcedureStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SnapshotVerifyProcedureStateData & hbase.pb.SnapshotVerifyProcedureStateData.$Shape;
        }
        namespace SnapshotVerifyProcedureStateData {
            interface $Properties {
                snapshot: hbase.pb.SnapshotDescription.$Properties;
                region: hbase.pb.RegionInfo.$Properties;
                target_server?: (hbase.pb.ServerName.$Properties|null);
                state?: (hbase.pb.ServerRemoteProcedureState|null);
                error?: (hbase.pb.ForeignExceptionMessage.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SnapshotVerifyProcedureStateData.$Properties;
        }
        interface ISnapshotVerifyParameter extends hbase.pb.SnapshotVerifyParameter.$Properties {
        }
        class SnapshotVerifyParameter {
            constructor(properties?: hbase.pb.SnapshotVerifyParameter.$Properties);
            $unknowns?: Uint8Array[];
            snapshot: hbase.pb.SnapshotDescription;
            region: hbase.pb.RegionInfo;
            static create(properties: hbase.pb.SnapshotVerifyParameter.$Shape): hbase.pb.SnapshotVerifyParameter & hbase.pb.SnapshotVerifyParameter.$Shape;
            static create(properties?: hbase.pb.SnapshotVerifyParameter.$Properties): hbase.pb.SnapshotVerifyParameter;
            static encode(message: hbase.pb.SnapshotVerifyParameter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SnapshotVerifyParameter & hbase.pb.SnapshotVerifyParameter.$Shape;
        }
        namespace SnapshotVerifyParameter {
            interface $Properties {
                snapshot: hbase.pb.SnapshotDescription.$Properties;
                region: hbase.pb.RegionInfo.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SnapshotVerifyParameter.$Properties;
        }
        interface ICloneSnapshotStateData extends hbase.pb.CloneSnapshotStateData.$Properties {
        }
        class CloneSnapshotStateData {
            constructor(properties?: hbase.pb.CloneSnapshotStateData.$Properties);
            $unknowns?: Uint8Array[];
            user_info: hbase.pb.UserInformation;
            snapshot: hbase.pb.SnapshotDescription;
            table_schema: hbase.pb.TableSchema;
            region_info: hbase.pb.RegionInfo[];
            parent_to_child_regions_pair_list: hbase.pb.RestoreParentToChildRegionsPair[];
            restore_acl: (boolean|null);
            customSFT: (string|null);
            static create(properties: hbase.pb.CloneSnapshotStateData.$Shape): hbase.pb.CloneSnapshotStateData & hbase.pb.CloneSnapshotStateData.$Shape;
            static create(properties?: hbase.pb.CloneSnapshotStateData.$Properties): hbase.pb.CloneSnapshotStateData;
            static encode(message: hbase.pb.CloneSnapshotStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CloneSnapshotStateData & hbase.pb.CloneSnapshotStateData.$Shape;
        }
        namespace CloneSnapshotStateData {
            interface $Properties {
                user_info: hbase.pb.UserInformation.$Properties;
                snapshot: hbase.pb.SnapshotDescription.$Properties;
                table_schema: hbase.pb.TableSchema.$Properties;
                region_info?: hbase.pb.RegionInfo.$Properties[];
                parent_to_child_regions_pair_list?: hbase.pb.RestoreParentToChildRegionsPair.$Properties[];
                restore_acl?: (boolean|null);
                customSFT?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CloneSnapshotStateData.$Properties;
        }
        interface IRestoreSnapshotStateData extends hbase.pb.RestoreSnapshotStateData.$Properties {
        }
        class RestoreSnapshotStateData {
            constructor(properties?: hbase.pb.RestoreSnapshotStateData.$Properties);
            $unknowns?: Uint8Array[];
            user_info: hbase.pb.UserInformation;
            snapshot: hbase.pb.SnapshotDescription;
            modified_table_schema: hbase.pb.TableSchema;
            region_info_for_restore: hbase.pb.RegionInfo[];
            region_info_for_remove: hbase.pb.RegionInfo[];
            region_info_for_add: hbase.pb.RegionInfo[];
            parent_to_child_regions_pair_list: hbase.pb.RestoreParentToChildRegionsPair[];
            restore_acl: (boolean|null);
            old_table_schema: hbase.pb.TableSchema;
            static create(properties: hbase.pb.RestoreSnapshotStateData.$Shape): hbase.pb.RestoreSnapshotStateData & hbase.pb.RestoreSnapshotStateData.$Shape;
            static create(properties?: hbase.pb.RestoreSnapshotStateData.$Properties): hbase.pb.RestoreSnapshotStateData;
            static encode(message: hbase.pb.RestoreSnapshotStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RestoreSnapshotStateData & hbase.pb.RestoreSnapshotStateData.$Shape;
        }
        namespace RestoreSnapshotStateData {
            interface $Properties {
                user_info: hbase.pb.UserInformation.$Properties;
                snapshot: hbase.pb.SnapshotDescription.$Properties;
                modified_table_schema: hbase.pb.TableSchema.$Properties;
                region_info_for_restore?: hbase.pb.RegionInfo.$Properties[];
                region_info_for_remove?: hbase.pb.RegionInfo.$Properties[];
                region_info_for_add?: hbase.pb.RegionInfo.$Properties[];
                parent_to_child_regions_pair_list?: hbase.pb.RestoreParentToChildRegionsPair.$Properties[];
                restore_acl?: (boolean|null);
                old_table_schema: hbase.pb.TableSchema.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RestoreSnapshotStateData.$Properties;
        }
        interface IDispatchMergingRegionsStateData extends hbase.pb.DispatchMergingRegionsStateData.$Properties {
        }
        class DispatchMergingRegionsStateData {
            constructor(properties?: hbase.pb.DispatchMergingRegionsStateData.$Properties);
            $unknowns?: Uint8Array[];
            user_info: hbase.pb.UserInformation;
            table_name: hbase.pb.TableName;
            region_info: hbase.pb.RegionInfo[];
            forcible: (boolean|null);
            static create(properties: hbase.pb.DispatchMergingRegionsStateData.$Shape): hbase.pb.DispatchMergingRegionsStateData & hbase.pb.DispatchMergingRegionsStateData.$Shape;
            static create(properties?: hbase.pb.DispatchMergingRegionsStateData.$Properties): hbase.pb.DispatchMergingRegionsStateData;
            static encode(message: hbase.pb.DispatchMergingRegionsStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DispatchMergingRegionsStateData & hbase.pb.DispatchMergingRegionsStateData.$Shape;
        }
        namespace DispatchMergingRegionsStateData {
            interface $Properties {
                user_info: hbase.pb.UserInformation.$Properties;
                table_name: hbase.pb.TableName.$Properties;
                region_info?: hbase.pb.RegionInfo.$Properties[];
                forcible?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DispatchMergingRegionsStateData.$Properties;
        }
        interface ISplitTableRegionStateData extends hbase.pb.SplitTableRegionStateData.$Properties {
        }
        class SplitTableRegionStateData {
            constructor(properties?: hbase.pb.SplitTableRegionStateData.$Properties);
            $unknowns?: Uint8Array[];
            user_info: hbase.pb.UserInformation;
            parent_region_info: hbase.pb.RegionInfo;
            child_region_info: hbase.pb.RegionInfo[];
            static create(properties: hbase.pb.SplitTableRegionStateData.$Shape): hbase.pb.SplitTableRegionStateData & hbase.pb.SplitTableRegionStateData.$Shape;
            static create(properties?: hbase.pb.SplitTableRegionStateData.$Properties): hbase.pb.SplitTableRegionStateData;
            static encode(message: hbase.pb.SplitTableRegionStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SplitTableRegionStateData & hbase.pb.SplitTableRegionStateData.$Shape;
        }
        namespace SplitTableRegionStateData {
            interface $Properties {
                user_info: hbase.pb.UserInformation.$Properties;
                parent_region_info: hbase.pb.RegionInfo.$Properties;
                child_region_info?: hbase.pb.RegionInfo.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SplitTableRegionStateData.$Properties;
        }
        interface IMergeTableRegionsStateData extends hbase.pb.MergeTableRegionsStateData.$Properties {
        }
        class MergeTableRegionsStateData {
            constructor(properties?: hbase.pb.MergeTableRegionsStateData.$Properties);
            $unknowns?: Uint8Array[];
            user_info: hbase.pb.UserInformation;
            region_info: hbase.pb.RegionInfo[];
            merged_region_info: (hbase.pb.RegionInfo|null);
            forcible: (boolean|null);
            static create(properties: hbase.pb.MergeTableRegionsStateData.$Shape): hbase.pb.MergeTableRegionsStateData & hbase.pb.MergeTableRegionsStateData.$Shape;
            static create(properties?: hbase.pb.MergeTableRegionsStateData.$Properties): hbase.pb.MergeTableRegionsStateData;
            static encode(message: hbase.pb.MergeTableRegionsStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MergeTableRegionsStateData & hbase.pb.MergeTableRegionsStateData.$Shape;
        }
        namespace MergeTableRegionsStateData {
            interface $Properties {
                user_info: hbase.pb.UserInformation.$Properties;
                region_info?: hbase.pb.RegionInfo.$Properties[];
                merged_region_info?: (hbase.pb.RegionInfo.$Properties|null);
                forcible?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MergeTableRegionsStateData.$Properties;
        }
        interface IServerCrashStateData extends hbase.pb.ServerCrashStateData.$Properties {
        }
        class ServerCrashStateData {
            constructor(properties?: hbase.pb.ServerCrashStateData.$Properties);
            $unknowns?: Uint8Array[];
            server_name: hbase.pb.ServerName;
            regions_on_crashed_server: hbase.pb.RegionInfo[];
            regions_assigned: hbase.pb.RegionInfo[];
            carrying_meta: (boolean|null);
            should_split_wal: (boolean|null);
            static create(properties: hbase.pb.ServerCrashStateData.$Shape): hbase.pb.ServerCrashStateData & hbase.pb.ServerCrashStateData.$Shape;
            static create(properties?: hbase.pb.ServerCrashStateData.$Properties): hbase.pb.ServerCrashStateData;
            static encode(message: hbase.pb.ServerCrashStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ServerCrashStateData & hbase.pb.ServerCrashStateData.$Shape;
        }
        namespace ServerCrashStateData {
            interface $Properties {
                server_name: hbase.pb.ServerName.$Properties;
                regions_on_crashed_server?: hbase.pb.RegionInfo.$Properties[];
                regions_assigned?: hbase.pb.RegionInfo.$Properties[];
                carrying_meta?: (boolean|null);
                should_split_wal?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ServerCrashStateData.$Properties;
        }
        interface IRecoverMetaStateData extends hbase.pb.RecoverMetaStateData.$Properties {
        }
        class RecoverMetaStateData {
            constructor(properties?: hbase.pb.RecoverMetaStateData.$Properties);
            $unknowns?: Uint8Array[];
            failed_meta_server: (hbase.pb.ServerName|null);
            should_split_wal: (boolean|null);
            replica_id: (number|null);
            static create(properties: hbase.pb.RecoverMetaStateData.$Shape): hbase.pb.RecoverMetaStateData & hbase.pb.RecoverMetaStateData.$Shape;
            static create(properties?: hbase.pb.RecoverMetaStateData.$Properties): hbase.pb.RecoverMetaStateData;
            static encode(message: hbase.pb.RecoverMetaStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RecoverMetaStateData & hbase.pb.RecoverMetaStateData.$Shape;
        }
        namespace RecoverMetaStateData {
            interface $Properties {
                failed_meta_server?: (hbase.pb.ServerName.$Properties|null);
                should_split_wal?: (boolean|null);
                replica_id?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RecoverMetaStateData.$Properties;
        }
        interface IAssignRegionStateData extends hbase.pb.AssignRegionStateData.$Properties {
        }
        class AssignRegionStateData {
            constructor(properties?: hbase.pb.AssignRegionStateData.$Properties);
            $unknowns?: Uint8Array[];
            transition_state: hbase.pb.RegionTransitionState;
            region_info: hbase.pb.RegionInfo;
            force_new_plan: (boolean|null);
            target_server: (hbase.pb.ServerName|null);
            attempt: (number|null);
            static create(properties: hbase.pb.AssignRegionStateData.$Shape): hbase.pb.AssignRegionStateData & hbase.pb.AssignRegionStateData.$Shape;
            static create(properties?: hbase.pb.AssignRegionStateData.$Properties): hbase.pb.AssignRegionStateData;
            static encode(message: hbase.pb.AssignRegionStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AssignRegionStateData & hbase.pb.AssignRegionStateData.$Shape;
        }
        namespace AssignRegionStateData {
            interface $Properties {
                transition_state: hbase.pb.RegionTransitionState;
                region_info: hbase.pb.RegionInfo.$Properties;
                force_new_plan?: (boolean|null);
                target_server?: (hbase.pb.ServerName.$Properties|null);
                attempt?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AssignRegionStateData.$Properties;
        }
        interface IUnassignRegionStateData extends hbase.pb.UnassignRegionStateData.$Properties {
        }
        class UnassignRegionStateData {
            constructor(properties?: hbase.pb.UnassignRegionStateData.$Properties);
            $unknowns?: Uint8Array[];
            transition_state: hbase.pb.RegionTransitionState;
            region_info: hbase.pb.RegionInfo;
            destination_server: (hbase.pb.ServerName|null);
            hosting_server: (hbase.pb.ServerName|null);
            force: (boolean|null);
            remove_after_unassigning: (boolean|null);
            attempt: (number|null);
            static create(properties: hbase.pb.UnassignRegionStateData.$Shape): hbase.pb.UnassignRegionStateData & hbase.pb.UnassignRegionStateData.$Shape;
            static create(properties?: hbase.pb.UnassignRegionStateData.$Properties): hbase.pb.UnassignRegionStateData;
            static encode(message: hbase.pb.UnassignRegionStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UnassignRegionStateData & hbase.pb.UnassignRegionStateData.$Shape;
        }
        namespace UnassignRegionStateData {
            interface $Properties {
                transition_state: hbase.pb.RegionTransitionState;
                region_info: hbase.pb.RegionInfo.$Properties;
                destination_server?: (hbase.pb.ServerName.$Properties|null);
                hosting_server?: (hbase.pb.ServerName.$Properties|null);
                force?: (boolean|null);
                remove_after_unassigning?: (boolean|null);
                attempt?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UnassignRegionStateData.$Properties;
        }
        interface IMoveRegionStateData extends hbase.pb.MoveRegionStateData.$Properties {
        }
        class MoveRegionStateData {
            constructor(properties?: hbase.pb.MoveRegionStateData.$Properties);
            $unknowns?: Uint8Array[];
            region_info: (hbase.pb.RegionInfo|null);
            source_server: hbase.pb.ServerName;
            destination_server: (hbase.pb.ServerName|null);
            static create(properties: hbase.pb.MoveRegionStateData.$Shape): hbase.pb.MoveRegionStateData & hbase.pb.MoveRegionStateData.$Shape;
            static create(properties?: hbase.pb.MoveRegionStateData.$Properties): hbase.pb.MoveRegionStateData;
            static encode(message: hbase.pb.MoveRegionStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MoveRegionStateData & hbase.pb.MoveRegionStateData.$Shape;
        }
        namespace MoveRegionStateData {
            interface $Properties {
                region_info?: (hbase.pb.RegionInfo.$Properties|null);
                source_server: hbase.pb.ServerName.$Properties;
                destination_server?: (hbase.pb.ServerName.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MoveRegionStateData.$Properties;
        }
        interface IGCRegionStateData extends hbase.pb.GCRegionStateData.$Properties {
        }
        class GCRegionStateData {
            constructor(properties?: hbase.pb.GCRegionStateData.$Properties);
            $unknowns?: Uint8Array[];
            region_info: hbase.pb.RegionInfo;
            static create(properties: hbase.pb.GCRegionStateData.$Shape): hbase.pb.GCRegionStateData & hbase.pb.GCRegionStateData.$Shape;
            static create(properties?: hbase.pb.GCRegionStateData.$Properties): hbase.pb.GCRegionStateData;
            static encode(message: hbase.pb.GCRegionStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GCRegionStateData & hbase.pb.GCRegionStateData.$Shape;
        }
        namespace GCRegionStateData {
            interface $Properties {
                region_info: hbase.pb.RegionInfo.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GCRegionStateData.$Properties;
        }
        interface IGCMergedRegionsStateData extends hbase.pb.GCMergedRegionsStateData.$Properties {
        }
        class GCMergedRegionsStateData {
            constructor(properties?: hbase.pb.GCMergedRegionsStateData.$Properties);
            $unknowns?: Uint8Array[];
            parent_a: hbase.pb.RegionInfo;
            parent_b: hbase.pb.RegionInfo;
            merged_child: hbase.pb.RegionInfo;
            static create(properties: hbase.pb.GCMergedRegionsStateData.$Shape): hbase.pb.GCMergedRegionsStateData & hbase.pb.GCMergedRegionsStateData.$Shape;
            static create(properties?: hbase.pb.GCMergedRegionsStateData.$Properties): hbase.pb.GCMergedRegionsStateData;
            static encode(message: hbase.pb.GCMergedRegionsStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GCMergedRegionsStateData & hbase.pb.GCMergedRegionsStateData.$Shape;
        }
        namespace GCMergedRegionsStateData {
            interface $Properties {
                parent_a: hbase.pb.RegionInfo.$Properties;
                parent_b: hbase.pb.RegionInfo.$Properties;
                merged_child: hbase.pb.RegionInfo.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GCMergedRegionsStateData.$Properties;
        }
        interface IGCMultipleMergedRegionsStateData extends hbase.pb.GCMultipleMergedRegionsStateData.$Properties {
        }
        class GCMultipleMergedRegionsStateData {
            constructor(properties?: hbase.pb.GCMultipleMergedRegionsStateData.$Properties);
            $unknowns?: Uint8Array[];
            parents: hbase.pb.RegionInfo[];
            merged_child: hbase.pb.RegionInfo;
            static create(properties: hbase.pb.GCMultipleMergedRegionsStateData.$Shape): hbase.pb.GCMultipleMergedRegionsStateData & hbase.pb.GCMultipleMergedRegionsStateData.$Shape;
            static create(properties?: hbase.pb.GCMultipleMergedRegionsStateData.$Properties): hbase.pb.GCMultipleMergedRegionsStateData;
            static encode(message: hbase.pb.GCMultipleMergedRegionsStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GCMultipleMergedRegionsStateData & hbase.pb.GCMultipleMergedRegionsStateData.$Shape;
        }
        namespace GCMultipleMergedRegionsStateData {
            interface $Properties {
                parents?: hbase.pb.RegionInfo.$Properties[];
                merged_child: hbase.pb.RegionInfo.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GCMultipleMergedRegionsStateData.$Properties;
        }
        interface IPeerModificationStateData extends hbase.pb.PeerModificationStateData.$Properties {
        }
        class PeerModificationStateData {
            constructor(properties?: hbase.pb.PeerModificationStateData.$Properties);
            $unknowns?: Uint8Array[];
            peer_id: string;
            static create(properties: hbase.pb.PeerModificationStateData.$Shape): hbase.pb.PeerModificationStateData & hbase.pb.PeerModificationStateData.$Shape;
            static create(properties?: hbase.pb.PeerModificationStateData.$Properties): hbase.pb.PeerModificationStateData;
            static encode(message: hbase.pb.PeerModificationStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.PeerModificationStateData & hbase.pb.PeerModificationStateData.$Shape;
        }
        namespace PeerModificationStateData {
            interface $Properties {
                peer_id: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.PeerModificationStateData.$Properties;
        }
        interface IRefreshPeerStateData extends hbase.pb.RefreshPeerStateData.$Properties {
        }
        class RefreshPeerStateData {
            constructor(properties?: hbase.pb.RefreshPeerStateData.$Properties);
            $unknowns?: Uint8Array[];
            peer_id: string;
            type: hbase.pb.PeerModificationType;
            target_server: hbase.pb.ServerName;
            state: (hbase.pb.ServerRemoteProcedureState|null);
            error: (hbase.pb.ForeignExceptionMessage|null);
            static create(properties: hbase.pb.RefreshPeerStateData.$Shape): hbase.pb.RefreshPeerStateData & hbase.pb.RefreshPeerStateData.$Shape;
            static create(properties?: hbase.pb.RefreshPeerStateData.$Properties): hbase.pb.RefreshPeerStateData;
            static encode(message: hbase.pb.RefreshPeerStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RefreshPeerStateData & hbase.pb.RefreshPeerStateData.$Shape;
        }
        namespace RefreshPeerStateData {
            interface $Properties {
                peer_id: string;
                type: hbase.pb.PeerModificationType;
                target_server: hbase.pb.ServerName.$Properties;
                state?: (hbase.pb.ServerRemoteProcedureState|null);
                error?: (hbase.pb.ForeignExceptionMessage.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RefreshPeerStateData.$Properties;
        }
        interface IRefreshPeerParameter extends hbase.pb.RefreshPeerParameter.$Properties {
        }
        class RefreshPeerParameter {
            constructor(properties?: hbase.pb.RefreshPeerParameter.$Properties);
            $unknowns?: Uint8Array[];
            peer_id: string;
            type: hbase.pb.PeerModificationType;
            target_server: hbase.pb.ServerName;
            static create(properties: hbase.pb.RefreshPeerParameter.$Shape): hbase.pb.RefreshPeerParameter & hbase.pb.RefreshPeerParameter.$Shape;
            static create(properties?: hbase.pb.RefreshPeerParameter.$Properties): hbase.pb.RefreshPeerParameter;
            static encode(message: hbase.pb.RefreshPeerParameter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RefreshPeerParameter & hbase.pb.RefreshPeerParameter.$Shape;
        }
        namespace RefreshPeerParameter {
            interface $Properties {
                peer_id: string;
                type: hbase.pb.PeerModificationType;
                target_server: hbase.pb.ServerName.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RefreshPeerParameter.$Properties;
        }
        interface IPeerProcedureStateData extends hbase.pb.PeerProcedureStateData.$Properties {
        }
        class PeerProcedureStateData {
            constructor(properties?: hbase.pb.PeerProcedureStateData.$Properties);
            $unknowns?: Uint8Array[];
            peer_id: string;
            static create(properties: hbase.pb.PeerProcedureStateData.$Shape): hbase.pb.PeerProcedureStateData & hbase.pb.PeerProcedureStateData.$Shape;
            static create(properties?: hbase.pb.PeerProcedureStateData.$Properties): hbase.pb.PeerProcedureStateData;
            static encode(message: hbase.pb.PeerProcedureStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.PeerProcedureStateData & hbase.pb.PeerProcedureStateData.$Shape;
        }
        namespace PeerProcedureStateData {
            interface $Properties {
                peer_id: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.PeerProcedureStateData.$Properties;
        }
        interface IAddPeerStateData extends hbase.pb.AddPeerStateData.$Properties {
        }
        class AddPeerStateData {
            constructor(properties?: hbase.pb.AddPeerStateData.$Properties);
            $unknowns?: Uint8Array[];
            peer_config: hbase.pb.ReplicationPeer;
            enabled: boolean;
            static create(properties: hbase.pb.AddPeerStateData.$Shape): hbase.pb.AddPeerStateData & hbase.pb.AddPeerStateData.$Shape;
            static create(properties?: hbase.pb.AddPeerStateData.$Properties): hbase.pb.AddPeerStateData;
            static encode(message: hbase.pb.AddPeerStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AddPeerStateData & hbase.pb.AddPeerStateData.$Shape;
        }
        namespace AddPeerStateData {
            interface $Properties {
                peer_config: hbase.pb.ReplicationPeer.$Properties;
                enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AddPeerStateData.$Properties;
        }
        interface IUpdatePeerConfigStateData extends hbase.pb.UpdatePeerConfigStateData.$Properties {
        }
        class UpdatePeerConfigStateData {
            constructor(properties?: hbase.pb.UpdatePeerConfigStateData.$Properties);
            $unknowns?: Uint8Array[];
            peer_config: hbase.pb.ReplicationPeer;
            old_peer_config: (hbase.pb.ReplicationPeer|null);
            enabled: boolean;
            static create(properties: hbase.pb.UpdatePeerConfigStateData.$Shape): hbase.pb.UpdatePeerConfigStateData & hbase.pb.UpdatePeerConfigStateData.$Shape;
            static create(properties?: hbase.pb.UpdatePeerConfigStateData.$Properties): hbase.pb.UpdatePeerConfigStateData;
            static encode(message: hbase.pb.UpdatePeerConfigStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UpdatePeerConfigStateData & hbase.pb.UpdatePeerConfigStateData.$Shape;
        }
        namespace UpdatePeerConfigStateData {
            interface $Properties {
                peer_config: hbase.pb.ReplicationPeer.$Properties;
                old_peer_config?: (hbase.pb.ReplicationPeer.$Properties|null);
                enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UpdatePeerConfigStateData.$Properties;
        }
        interface IRemovePeerStateData extends hbase.pb.RemovePeerStateData.$Properties {
        }
        class RemovePeerStateData {
            constructor(properties?: hbase.pb.RemovePeerStateData.$Properties);
            $unknowns?: Uint8Array[];
            peer_config: (hbase.pb.ReplicationPeer|null);
            static create(properties: hbase.pb.RemovePeerStateData.$Shape): hbase.pb.RemovePeerStateData & hbase.pb.RemovePeerStateData.$Shape;
            static create(properties?: hbase.pb.RemovePeerStateData.$Properties): hbase.pb.RemovePeerStateData;
            static encode(message: hbase.pb.RemovePeerStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RemovePeerStateData & hbase.pb.RemovePeerStateData.$Shape;
        }
        namespace RemovePeerStateData {
            interface $Properties {
                peer_config?: (hbase.pb.ReplicationPeer.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RemovePeerStateData.$Properties;
        }
        interface IEnablePeerStateData extends hbase.pb.EnablePeerStateData.$Properties {
        }
        class EnablePeerStateData {
            constructor(properties?: hbase.pb.EnablePeerStateData.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.EnablePeerStateData.$Shape): hbase.pb.EnablePeerStateData & hbase.pb.EnablePeerStateData.$Shape;
            static create(properties?: hbase.pb.EnablePeerStateData.$Properties): hbase.pb.EnablePeerStateData;
            static encode(message: hbase.pb.EnablePeerStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.EnablePeerStateData & hbase.pb.EnablePeerStateData.$Shape;
        }
        namespace EnablePeerStateData {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.EnablePeerStateData.$Properties;
        }
        interface IDisablePeerStateData extends hbase.pb.DisablePeerStateData.$Properties {
        }
        class DisablePeerStateData {
            constructor(properties?: hbase.pb.DisablePeerStateData.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.DisablePeerStateData.$Shape): hbase.pb.DisablePeerStateData & hbase.pb.DisablePeerStateData.$Shape;
            static create(properties?: hbase.pb.DisablePeerStateData.$Properties): hbase.pb.DisablePeerStateData;
            static encode(message: hbase.pb.DisablePeerStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DisablePeerStateData & hbase.pb.DisablePeerStateData.$Shape;
        }
        namespace DisablePeerStateData {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DisablePeerStateData.$Properties;
        }
        interface IReopenTableRegionsStateData extends hbase.pb.ReopenTableRegionsStateData.$Properties {
        }
        class ReopenTableRegionsStateData {
            constructor(properties?: hbase.pb.ReopenTableRegionsStateData.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            region: hbase.pb.RegionLocation[];
            region_names: Uint8Array[];
            static create(properties: hbase.pb.ReopenTableRegionsStateData.$Shape): hbase.pb.ReopenTableRegionsStateData & hbase.pb.ReopenTableRegionsStateData.$Shape;
            static create(properties?: hbase.pb.ReopenTableRegionsStateData.$Properties): hbase.pb.ReopenTableRegionsStateData;
            static encode(message: hbase.pb.ReopenTableRegionsStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReopenTableRegionsStateData & hbase.pb.ReopenTableRegionsStateData.$Shape;
        }
        namespace ReopenTableRegionsStateData {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                region?: hbase.pb.RegionLocation.$Properties[];
                region_names?: Uint8Array[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReopenTableRegionsStateData.$Properties;
        }
        interface IInitMetaStateData extends hbase.pb.InitMetaStateData.$Properties {
        }
        class InitMetaStateData {
            constructor(properties?: hbase.pb.InitMetaStateData.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.InitMetaStateData.$Shape): hbase.pb.InitMetaStateData & hbase.pb.InitMetaStateData.$Shape;
            static create(properties?: hbase.pb.InitMetaStateData.$Properties): hbase.pb.InitMetaStateData;
            static encode(message: hbase.pb.InitMetaStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.InitMetaStateData & hbase.pb.InitMetaStateData.$Shape;
        }
        namespace InitMetaStateData {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.InitMetaStateData.$Properties;
        }
        interface IRegionStateTransitionStateData extends hbase.pb.RegionStateTransitionStateData.$Properties {
        }
        class RegionStateTransitionStateData {
            constructor(properties?: hbase.pb.RegionStateTransitionStateData.$Properties);
            $unknowns?: Uint8Array[];
            type: hbase.pb.RegionTransitionType;
            assign_candidate: (hbase.pb.ServerName|null);
            force_new_plan: boolean;
            is_split: (boolean|null);
            evict_cache: (boolean|null);
            static create(properties: hbase.pb.RegionStateTransitionStateData.$Shape): hbase.pb.RegionStateTransitionStateData & hbase.pb.RegionStateTransitionStateData.$Shape;
            static create(properties?: hbase.pb.RegionStateTransitionStateData.$Properties): hbase.pb.RegionStateTransitionStateData;
            static encode(message: hbase.pb.RegionStateTransitionStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionStateTransitionStateData & hbase.pb.RegionStateTransitionStateData.$Shape;
        }
        namespace RegionStateTransitionStateData {
            interface $Properties {
                type: hbase.pb.RegionTransitionType;
                assign_candidate?: (hbase.pb.ServerName.$Properties|null);
                force_new_plan: boolean;
                is_split?: (boolean|null);
                evict_cache?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionStateTransitionStateData.$Properties;
        }
        interface IRegionRemoteProcedureBaseStateData extends hbase.pb.RegionRemoteProcedureBaseStateData.$Properties {
        }
        class RegionRemoteProcedureBaseStateData {
            constructor(properties?: hbase.pb.RegionRemoteProcedureBaseStateData.$Properties);
            $unknowns?: Uint8Array[];
            region: hbase.pb.RegionInfo;
            target_server: hbase.pb.ServerName;
            state: (hbase.pb.RegionRemoteProcedureBaseState|null);
            transition_code: (hbase.pb.RegionStateTransition.TransitionCode|null);
            seq_id: (number|Long|null);
            static create(properties: hbase.pb.RegionRemoteProcedureBaseStateData.$Shape): hbase.pb.RegionRemoteProcedureBaseStateData & hbase.pb.RegionRemoteProcedureBaseStateData.$Shape;
            static create(properties?: hbase.pb.RegionRemoteProcedureBaseStateData.$Properties): hbase.pb.RegionRemoteProcedureBaseStateData;
            static encode(message: hbase.pb.RegionRemoteProcedureBaseStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionRemoteProcedureBaseStateData & hbase.pb.RegionRemoteProcedureBaseStateData.$Shape;
        }
        namespace RegionRemoteProcedureBaseStateData {
            interface $Properties {
                region: hbase.pb.RegionInfo.$Properties;
                target_server: hbase.pb.ServerName.$Properties;
                state?: (hbase.pb.RegionRemoteProcedureBaseState|null);
                transition_code?: (hbase.pb.RegionStateTransition.TransitionCode|null);
                seq_id?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionRemoteProcedureBaseStateData.$Properties;
        }
        interface IOpenRegionProcedureStateData extends hbase.pb.OpenRegionProcedureStateData.$Properties {
        }
        class OpenRegionProcedureStateData {
            constructor(properties?: hbase.pb.OpenRegionProcedureStateData.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.OpenRegionProcedureStateData.$Shape): hbase.pb.OpenRegionProcedureStateData & hbase.pb.OpenRegionProcedureStateData.$Shape;
            static create(properties?: hbase.pb.OpenRegionProcedureStateData.$Properties): hbase.pb.OpenRegionProcedureStateData;
            static encode(message: hbase.pb.OpenRegionProcedureStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.OpenRegionProcedureStateData & hbase.pb.OpenRegionProcedureStateData.$Shape;
        }
        namespace OpenRegionProcedureStateData {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.OpenRegionProcedureStateData.$Properties;
        }
        interface ICloseRegionProcedureStateData extends hbase.pb.CloseRegionProcedureStateData.$Properties {
        }
        class CloseRegionProcedureStateData {
            constructor(properties?: hbase.pb.CloseRegionProcedureStateData.$Properties);
            $unknowns?: Uint8Array[];
            assign_candidate: (hbase.pb.ServerName|null);
            evict_cache: (boolean|null);
            static create(properties: hbase.pb.CloseRegionProcedureStateData.$Shape): hbase.pb.CloseRegionProcedureStateData & hbase.pb.CloseRegionProcedureStateData.$Shape;
            static create(properties?: hbase.pb.CloseRegionProcedureStateData.$Properties): hbase.pb.CloseRegionProcedureStateData;
            static encode(message: hbase.pb.CloseRegionProcedureStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CloseRegionProcedureStateData & hbase.pb.CloseRegionProcedureStateData.$Shape;
        }
        namespace CloseRegionProcedureStateData {
            interface $Properties {
                assign_candidate?: (hbase.pb.ServerName.$Properties|null);
                evict_cache?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CloseRegionProcedureStateData.$Properties;
        }
        interface ISwitchRpcThrottleStateData extends hbase.pb.SwitchRpcThrottleStateData.$Properties {
        }
        class SwitchRpcThrottleStateData {
            constructor(properties?: hbase.pb.SwitchRpcThrottleStateData.$Properties);
            $unknowns?: Uint8Array[];
            rpc_throttle_enabled: boolean;
            static create(properties: hbase.pb.SwitchRpcThrottleStateData.$Shape): hbase.pb.SwitchRpcThrottleStateData & hbase.pb.SwitchRpcThrottleStateData.$Shape;
            static create(properties?: hbase.pb.SwitchRpcThrottleStateData.$Properties): hbase.pb.SwitchRpcThrottleStateData;
            static encode(message: hbase.pb.SwitchRpcThrottleStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SwitchRpcThrottleStateData & hbase.pb.SwitchRpcThrottleStateData.$Shape;
        }
        namespace SwitchRpcThrottleStateData {
            interface $Properties {
                rpc_throttle_enabled: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SwitchRpcThrottleStateData.$Properties;
        }
        interface ISwitchRpcThrottleRemoteStateData extends hbase.pb.SwitchRpcThrottleRemoteStateData.$Properties {
        }
        class SwitchRpcThrottleRemoteStateData {
            constructor(properties?: hbase.pb.SwitchRpcThrottleRemoteStateData.$Properties);
            $unknowns?: Uint8Array[];
            target_server: hbase.pb.ServerName;
            rpc_throttle_enabled: boolean;
            state: (hbase.pb.ServerRemoteProcedureState|null);
            error: (hbase.pb.ForeignExceptionMessage|null);
            static create(properties: hbase.pb.SwitchRpcThrottleRemoteStateData.$Shape): hbase.pb.SwitchRpcThrottleRemoteStateData & hbase.pb.SwitchRpcThrottleRemoteStateData.$Shape;
            static create(properties?: hbase.pb.SwitchRpcThrottleRemoteStateData.$Properties): hbase.pb.SwitchRpcThrottleRemoteStateData;
            static encode(message: hbase.pb.SwitchRpcThrottleRemoteStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SwitchRpcThrottleRemoteStateData & hbase.pb.SwitchRpcThrottleRemoteStateData.$Shape;
        }
        namespace SwitchRpcThrottleRemoteStateData {
            interface $Properties {
                target_server: hbase.pb.ServerName.$Properties;
                rpc_throttle_enabled: boolean;
                state?: (hbase.pb.ServerRemoteProcedureState|null);
                error?: (hbase.pb.ForeignExceptionMessage.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SwitchRpcThrottleRemoteStateData.$Properties;
        }
        interface ISplitWALParameter extends hbase.pb.SplitWALParameter.$Properties {
        }
        class SplitWALParameter {
            constructor(properties?: hbase.pb.SplitWALParameter.$Properties);
            $unknowns?: Uint8Array[];
            wal_path: string;
            static create(properties: hbase.pb.SplitWALParameter.$Shape): hbase.pb.SplitWALParameter & hbase.pb.SplitWALParameter.$Shape;
            static create(properties?: hbase.pb.SplitWALParameter.$Properties): hbase.pb.SplitWALParameter;
            static encode(message: hbase.pb.SplitWALParameter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SplitWALParameter & hbase.pb.SplitWALParameter.$Shape;
        }
        namespace SplitWALParameter {
            interface $Properties {
                wal_path: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SplitWALParameter.$Properties;
        }
        interface ISplitWALData extends hbase.pb.SplitWALData.$Properties {
        }
        class SplitWALData {
            constructor(properties?: hbase.pb.SplitWALData.$Properties);
            $unknowns?: Uint8Array[];
            wal_path: string;
            crashed_server: hbase.pb.ServerName;
            worker: (hbase.pb.ServerName|null);
            static create(properties: hbase.pb.SplitWALData.$Shape): hbase.pb.SplitWALData & hbase.pb.SplitWALData.$Shape;
            static create(properties?: hbase.pb.SplitWALData.$Properties): hbase.pb.SplitWALData;
            static encode(message: hbase.pb.SplitWALData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SplitWALData & hbase.pb.SplitWALData.$Shape;
        }
        namespace SplitWALData {
            interface $Properties {
                wal_path: string;
                crashed_server: hbase.pb.ServerName.$Properties;
                worker?: (hbase.pb.ServerName.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SplitWALData.$Properties;
        }
        interface ISplitWALRemoteData extends hbase.pb.SplitWALRemoteData.$Properties {
        }
        class SplitWALRemoteData {
            constructor(properties?: hbase.pb.SplitWALRemoteData.$Properties);
            $unknowns?: Uint8Array[];
            wal_path: string;
            crashed_server: hbase.pb.ServerName;
            worker: hbase.pb.ServerName;
            state: (hbase.pb.ServerRemoteProcedureState|null);
            error: (hbase.pb.ForeignExceptionMessage|null);
            static create(properties: hbase.pb.SplitWALRemoteData.$Shape): hbase.pb.SplitWALRemoteData & hbase.pb.SplitWALRemoteData.$Shape;
            static create(properties?: hbase.pb.SplitWALRemoteData.$Properties): hbase.pb.SplitWALRemoteData;
            static encode(message: hbase.pb.SplitWALRemoteData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SplitWALRemoteData & hbase.pb.SplitWALRemoteData.$Shape;
        }
        namespace SplitWALRemoteData {
            interface $Properties {
                wal_path: string;
                crashed_server: hbase.pb.ServerName.$Properties;
                worker: hbase.pb.ServerName.$Properties;
                state?: (hbase.pb.ServerRemoteProcedureState|null);
                error?: (hbase.pb.ForeignExceptionMessage.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SplitWALRemoteData.$Properties;
        }
        interface IClaimReplicationQueuesStateData extends hbase.pb.ClaimReplicationQueuesStateData.$Properties {
        }
        class ClaimReplicationQueuesStateData {
            constructor(properties?: hbase.pb.ClaimReplicationQueuesStateData.$Properties);
            $unknowns?: Uint8Array[];
            crashed_server: hbase.pb.ServerName;
            static create(properties: hbase.pb.ClaimReplicationQueuesStateData.$Shape): hbase.pb.ClaimReplicationQueuesStateData & hbase.pb.ClaimReplicationQueuesStateData.$Shape;
            static create(properties?: hbase.pb.ClaimReplicationQueuesStateData.$Properties): hbase.pb.ClaimReplicationQueuesStateData;
            static encode(message: hbase.pb.ClaimReplicationQueuesStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClaimReplicationQueuesStateData & hbase.pb.ClaimReplicationQueuesStateData.$Shape;
        }
        namespace ClaimReplicationQueuesStateData {
            interface $Properties {
                crashed_server: hbase.pb.ServerName.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClaimReplicationQueuesStateData.$Properties;
        }
        interface IClaimReplicationQueueRemoteStateData extends hbase.pb.ClaimReplicationQueueRemoteStateData.$Properties {
        }
        class ClaimReplicationQueueRemoteStateData {
            constructor(properties?: hbase.pb.ClaimReplicationQueueRemoteStateData.$Properties);
            $unknowns?: Uint8Array[];
            crashed_server: hbase.pb.ServerName;
            queue: string;
            target_server: hbase.pb.ServerName;
            state: (hbase.pb.ServerRemoteProcedureState|null);
            error: (hbase.pb.ForeignExceptionMessage|null);
            static create(properties: hbase.pb.ClaimReplicationQueueRemoteStateData.$Shape): hbase.pb.ClaimReplicationQueueRemoteStateData & hbase.pb.ClaimReplicationQueueRemoteStateData.$Shape;
            static create(properties?: hbase.pb.ClaimReplicationQueueRemoteStateData.$Properties): hbase.pb.ClaimReplicationQueueRemoteStateData;
            static encode(message: hbase.pb.ClaimReplicationQueueRemoteStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClaimReplicationQueueRemoteStateData & hbase.pb.ClaimReplicationQueueRemoteStateData.$Shape;
        }
        namespace ClaimReplicationQueueRemoteStateData {
            interface $Properties {
                crashed_server: hbase.pb.ServerName.$Properties;
                queue: string;
                target_server: hbase.pb.ServerName.$Properties;
                state?: (hbase.pb.ServerRemoteProcedureState|null);
                error?: (hbase.pb.ForeignExceptionMessage.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClaimReplicationQueueRemoteStateData.$Properties;
        }
        interface IClaimReplicationQueueRemoteParameter extends hbase.pb.ClaimReplicationQueueRemoteParameter.$Properties {
        }
        class ClaimReplicationQueueRemoteParameter {
            constructor(properties?: hbase.pb.ClaimReplicationQueueRemoteParameter.$Properties);
            $unknowns?: Uint8Array[];
            crashed_server: hbase.pb.ServerName;
            queue: string;
            static create(properties: hbase.pb.ClaimReplicationQueueRemoteParameter.$Shape): hbase.pb.ClaimReplicationQueueRemoteParameter & hbase.pb.ClaimReplicationQueueRemoteParameter.$Shape;
            static create(properties?: hbase.pb.ClaimReplicationQueueRemoteParameter.$Properties): hbase.pb.ClaimReplicationQueueRemoteParameter;
            static encode(message: hbase.pb.ClaimReplicationQueueRemoteParameter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClaimReplicationQueueRemoteParameter & hbase.pb.ClaimReplicationQueueRemoteParameter.$Shape;
        }
        namespace ClaimReplicationQueueRemoteParameter {
            interface $Properties {
                crashed_server: hbase.pb.ServerName.$Properties;
                queue: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClaimReplicationQueueRemoteParameter.$Properties;
        }
        interface IModifyTableDescriptorStateData extends hbase.pb.ModifyTableDescriptorStateData.$Properties {
        }
        class ModifyTableDescriptorStateData {
            constructor(properties?: hbase.pb.ModifyTableDescriptorStateData.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            modified_table_schema: (hbase.pb.TableSchema|null);
            static create(properties: hbase.pb.ModifyTableDescriptorStateData.$Shape): hbase.pb.ModifyTableDescriptorStateData & hbase.pb.ModifyTableDescriptorStateData.$Shape;
            static create(properties?: hbase.pb.ModifyTableDescriptorStateData.$Properties): hbase.pb.ModifyTableDescriptorStateData;
            static encode(message: hbase.pb.ModifyTableDescriptorStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyTableDescriptorStateData & hbase.pb.ModifyTableDescriptorStateData.$Shape;
        }
        namespace ModifyTableDescriptorStateData {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                modified_table_schema?: (hbase.pb.TableSchema.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyTableDescriptorStateData.$Properties;
        }
        interface IModifyStoreFileTrackerStateData extends hbase.pb.ModifyStoreFileTrackerStateData.$Properties {
        }
        class ModifyStoreFileTrackerStateData {
            constructor(properties?: hbase.pb.ModifyStoreFileTrackerStateData.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            dst_sft: string;
            static create(properties: hbase.pb.ModifyStoreFileTrackerStateData.$Shape): hbase.pb.ModifyStoreFileTrackerStateData & hbase.pb.ModifyStoreFileTrackerStateData.$Shape;
            static create(properties?: hbase.pb.ModifyStoreFileTrackerStateData.$Properties): hbase.pb.ModifyStoreFileTrackerStateData;
            static encode(message: hbase.pb.ModifyStoreFileTrackerStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyStoreFileTrackerStateData & hbase.pb.ModifyStoreFileTrackerStateData.$Shape;
        }
        namespace ModifyStoreFileTrackerStateData {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                dst_sft: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyStoreFileTrackerStateData.$Properties;
        }
        interface IModifyColumnFamilyStoreFileTrackerStateData extends hbase.pb.ModifyColumnFamilyStoreFileTrackerStateData.$Properties {
        }
        class ModifyColumnFamilyStoreFileTrackerStateData {
            constructor(properties?: hbase.pb.ModifyColumnFamilyStoreFileTrackerStateData.$Properties);
            $unknowns?: Uint8Array[];
            family: Uint8Array;
            static create(properties: hbase.pb.ModifyColumnFamilyStoreFileTrackerStateData.$Shape): hbase.pb.ModifyColumnFamilyStoreFileTrackerStateData & hbase.pb.ModifyColumnFamilyStoreFileTrackerStateData.$Shape;
            static create(properties?: hbase.pb.ModifyColumnFamilyStoreFileTrackerStateData.$Properties): hbase.pb.ModifyColumnFamilyStoreFileTrackerStateData;
            static encode(message: hbase.pb.ModifyColumnFamilyStoreFileTrackerStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ModifyColumnFamilyStoreFileTrackerStateData & hbase.pb.ModifyColumnFamilyStoreFileTrackerStateData.$Shape;
        }
        namespace ModifyColumnFamilyStoreFileTrackerStateData {
            interface $Properties {
                family: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ModifyColumnFamilyStoreFileTrackerStateData.$Properties;
        }
        interface ICloseExcessRegionReplicasProcedureStateData extends hbase.pb.CloseExcessRegionReplicasProcedureStateData.$Properties {
        }
        class CloseExcessRegionReplicasProcedureStateData {
            constructor(properties?: hbase.pb.CloseExcessRegionReplicasProcedureStateData.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            new_replica_count: number;
            static create(properties: hbase.pb.CloseExcessRegionReplicasProcedureStateData.$Shape): hbase.pb.CloseExcessRegionReplicasProcedureStateData & hbase.pb.CloseExcessRegionReplicasProcedureStateData.$Shape;
            static create(properties?: hbase.pb.CloseExcessRegionReplicasProcedureStateData.$Properties): hbase.pb.CloseExcessRegionReplicasProcedureStateData;
            static encode(message: hbase.pb.CloseExcessRegionReplicasProcedureStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CloseExcessRegionReplicasProcedureStateData & hbase.pb.CloseExcessRegionReplicasProcedureStateData.$Shape;
        }
        namespace CloseExcessRegionReplicasProcedureStateData {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                new_replica_count: number;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CloseExcessRegionReplicasProcedureStateData.$Properties;
        }
        interface ICloseTableRegionsProcedureStateData extends hbase.pb.CloseTableRegionsProcedureStateData.$Properties {
        }
        class CloseTableRegionsProcedureStateData {
            constructor(properties?: hbase.pb.CloseTableRegionsProcedureStateData.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            static create(properties: hbase.pb.CloseTableRegionsProcedureStateData.$Shape): hbase.pb.CloseTableRegionsProcedureStateData & hbase.pb.CloseTableRegionsProcedureStateData.$Shape;
            static create(properties?: hbase.pb.CloseTableRegionsProcedureStateData.$Properties): hbase.pb.CloseTableRegionsProcedureStateData;
            static encode(message: hbase.pb.CloseTableRegionsProcedureStateData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CloseTableRegionsProcedureStateData & hbase.pb.CloseTableRegionsProcedureStateData.$Shape;
        }
        namespace CloseTableRegionsProcedureStateData {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CloseTableRegionsProcedureStateData.$Properties;
        }
        interface IRegionServerStartupRequest extends hbase.pb.RegionServerStartupRequest.$Properties {
        }
        class RegionServerStartupRequest {
            constructor(properties?: hbase.pb.RegionServerStartupRequest.$Properties);
            $unknowns?: Uint8Array[];
            port: number;
            server_start_code: (number|Long);
            server_current_time: (number|Long);
            use_this_hostname_instead: (string|null);
            static create(properties: hbase.pb.RegionServerStartupRequest.$Shape): hbase.pb.RegionServerStartupRequest & hbase.pb.RegionServerStartupRequest.$Shape;
            static create(properties?: hbase.pb.RegionServerStartupRequest.$Properties): hbase.pb.RegionServerStartupRequest;
            static encode(message: hbase.pb.RegionServerStartupRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionServerStartupRequest & hbase.pb.RegionServerStartupRequest.$Shape;
        }
        namespace RegionServerStartupRequest {
            interface $Properties {
                port: number;
                server_start_code: (number|Long);
                server_current_time: (number|Long);
                use_this_hostname_instead?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionServerStartupRequest.$Properties;
        }
        interface IRegionServerStartupResponse extends hbase.pb.RegionServerStartupResponse.$Properties {
        }
        class RegionServerStartupResponse {
            constructor(properties?: hbase.pb.RegionServerStartupResponse.$Properties);
            $unknowns?: Uint8Array[];
            map_entries: hbase.pb.NameStringPair[];
            static create(properties: hbase.pb.RegionServerStartupResponse.$Shape): hbase.pb.RegionServerStartupResponse & hbase.pb.RegionServerStartupResponse.$Shape;
            static create(properties?: hbase.pb.RegionServerStartupResponse.$Properties): hbase.pb.RegionServerStartupResponse;
            static encode(message: hbase.pb.RegionServerStartupResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionServerStartupResponse & hbase.pb.RegionServerStartupResponse.$Shape;
        }
        namespace RegionServerStartupResponse {
            interface $Properties {
                map_entries?: hbase.pb.NameStringPair.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionServerStartupResponse.$Properties;
        }
        interface IRegionServerReportRequest extends hbase.pb.RegionServerReportRequest.$Properties {
        }
        class RegionServerReportRequest {
            constructor(properties?: hbase.pb.RegionServerReportRequest.$Properties);
            $unknowns?: Uint8Array[];
            server: hbase.pb.ServerName;
            load: (hbase.pb.ServerLoad|null);
            static create(properties: hbase.pb.RegionServerReportRequest.$Shape): hbase.pb.RegionServerReportRequest & hbase.pb.RegionServerReportRequest.$Shape;
            static create(properties?: hbase.pb.RegionServerReportRequest.$Properties): hbase.pb.RegionServerReportRequest;
            static encode(message: hbase.pb.RegionServerReportRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionServerReportRequest & hbase.pb.RegionServerReportRequest.$Shape;
        }
        namespace RegionServerReportRequest {
            interface $Properties {
                server: hbase.pb.ServerName.$Properties;
                load?: (hbase.pb.ServerLoad.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionServerReportRequest.$Properties;
        }
        interface IRegionServerReportResponse extends hbase.pb.RegionServerReportResponse.$Properties {
        }
        class RegionServerReportResponse {
            constructor(properties?: hbase.pb.RegionServerReportResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.RegionServerReportResponse.$Shape): hbase.pb.RegionServerReportResponse & hbase.pb.RegionServerReportResponse.$Shape;
            static create(properties?: hbase.pb.RegionServerReportResponse.$Properties): hbase.pb.RegionServerReportResponse;
            static encode(message: hbase.pb.RegionServerReportResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionServerReportResponse & hbase.pb.RegionServerReportResponse.$Shape;
        }
        namespace RegionServerReportResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionServerReportResponse.$Properties;
        }
        interface IReportRSFatalErrorRequest extends hbase.pb.ReportRSFatalErrorRequest.$Properties {
        }
        class ReportRSFatalErrorRequest {
            constructor(properties?: hbase.pb.ReportRSFatalErrorRequest.$Properties);
            $unknowns?: Uint8Array[];
            server: hbase.pb.ServerName;
            error_message: string;
            static create(properties: hbase.pb.ReportRSFatalErrorRequest.$Shape): hbase.pb.ReportRSFatalErrorRequest & hbase.pb.ReportRSFatalErrorRequest.$Shape;
            static create(properties?: hbase.pb.ReportRSFatalErrorRequest.$Properties): hbase.pb.ReportRSFatalErrorRequest;
            static encode(message: hbase.pb.ReportRSFatalErrorRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReportRSFatalErrorRequest & hbase.pb.ReportRSFatalErrorRequest.$Shape;
        }
        namespace ReportRSFatalErrorRequest {
            interface $Properties {
                server: hbase.pb.ServerName.$Properties;
                error_message: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReportRSFatalErrorRequest.$Properties;
        }
        interface IReportRSFatalErrorResponse extends hbase.pb.ReportRSFatalErrorResponse.$Properties {
        }
        class ReportRSFatalErrorResponse {
            constructor(properties?: hbase.pb.ReportRSFatalErrorResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.ReportRSFatalErrorResponse.$Shape): hbase.pb.ReportRSFatalErrorResponse & hbase.pb.ReportRSFatalErrorResponse.$Shape;
            static create(properties?: hbase.pb.ReportRSFatalErrorResponse.$Properties): hbase.pb.ReportRSFatalErrorResponse;
            static encode(message: hbase.pb.ReportRSFatalErrorResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReportRSFatalErrorResponse & hbase.pb.ReportRSFatalErrorResponse.$Shape;
        }
        namespace ReportRSFatalErrorResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReportRSFatalErrorResponse.$Properties;
        }
        interface IGetLastFlushedSequenceIdRequest extends hbase.pb.GetLastFlushedSequenceIdRequest.$Properties {
        }
        class GetLastFlushedSequenceIdRequest {
            constructor(properties?: hbase.pb.GetLastFlushedSequenceIdRequest.$Properties);
            $unknowns?: Uint8Array[];
            region_name: Uint8Array;
            static create(properties: hbase.pb.GetLastFlushedSequenceIdRequest.$Shape): hbase.pb.GetLastFlushedSequenceIdRequest & hbase.pb.GetLastFlushedSequenceIdRequest.$Shape;
            static create(properties?: hbase.pb.GetLastFlushedSequenceIdRequest.$Properties): hbase.pb.GetLastFlushedSequenceIdRequest;
            static encode(message: hbase.pb.GetLastFlushedSequenceIdRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetLastFlushedSequenceIdRequest & hbase.pb.GetLastFlushedSequenceIdRequest.$Shape;
        }
        namespace GetLastFlushedSequenceIdRequest {
            interface $Properties {
                region_name: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetLastFlushedSequenceIdRequest.$Properties;
        }
        interface IGetLastFlushedSequenceIdResponse extends hbase.pb.GetLastFlushedSequenceIdResponse.$Properties {
        }
        class GetLastFlushedSequenceIdResponse {
            constructor(properties?: hbase.pb.GetLastFlushedSequenceIdResponse.$Properties);
            $unknowns?: Uint8Array[];
            last_flushed_sequence_id: (number|Long);
            store_last_flushed_sequence_id: hbase.pb.StoreSequenceId[];
            static create(properties: hbase.pb.GetLastFlushedSequenceIdResponse.$Shape): hbase.pb.GetLastFlushedSequenceIdResponse & hbase.pb.GetLastFlushedSequenceIdResponse.$Shape;
            static create(properties?: hbase.pb.GetLastFlushedSequenceIdResponse.$Properties): hbase.pb.GetLastFlushedSequenceIdResponse;
            static encode(message: hbase.pb.GetLastFlushedSequenceIdResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetLastFlushedSequenceIdResponse & hbase.pb.GetLastFlushedSequenceIdResponse.$Shape;
        }
        namespace GetLastFlushedSequenceIdResponse {
            interface $Properties {
                last_flushed_sequence_id: (number|Long);
                store_last_flushed_sequence_id?: hbase.pb.StoreSequenceId.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetLastFlushedSequenceIdResponse.$Properties;
        }
        interface IRegionStateTransition extends hbase.pb.RegionStateTransition.$Properties {
        }
        class RegionStateTransition {
            constructor(properties?: hbase.pb.RegionStateTransition.$Properties);
            $unknowns?: Uint8Array[];
            transition_code: hbase.pb.RegionStateTransition.TransitionCode;
            region_info: hbase.pb.RegionInfo[];
            open_seq_num: (number|Long|null);
            proc_id: (number|Long)[];
            initiating_master_active_time: (number|Long|null);
            static create(properties: hbase.pb.RegionStateTransition.$Shape): hbase.pb.RegionStateTransition & hbase.pb.RegionStateTransition.$Shape;
            static create(properties?: hbase.pb.RegionStateTransition.$Properties): hbase.pb.RegionStateTransition;
            static encode(message: hbase.pb.RegionStateTransition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionStateTransition & hbase.pb.RegionStateTransition.$Shape;
        }
        namespace RegionStateTransition {
            interface $Properties {
                transition_code: hbase.pb.RegionStateTransition.TransitionCode;
                region_info?: hbase.pb.RegionInfo.$Properties[];
                open_seq_num?: (number|Long|null);
                proc_id?: (number|Long)[];
                initiating_master_active_time?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionStateTransition.$Properties;
            enum TransitionCode {
                OPENED = 0,
                FAILED_OPEN = 1,
                CLOSED = 2,
                READY_TO_SPLIT = 3,
                READY_TO_MERGE = 4,
                SPLIT = 7,
                MERGED = 8,
                SPLIT_REVERTED = 9,
                MERGE_REVERTED = 10
            }
        }
        interface IReportRegionStateTransitionRequest extends hbase.pb.ReportRegionStateTransitionRequest.$Properties {
        }
        class ReportRegionStateTransitionRequest {
            constructor(properties?: hbase.pb.ReportRegionStateTransitionRequest.$Properties);
            $unknowns?: Uint8Array[];
            server: hbase.pb.ServerName;
            transition: hbase.pb.RegionStateTransition[];
            static create(properties: hbase.pb.ReportRegionStateTransitionRequest.$Shape): hbase.pb.ReportRegionStateTransitionRequest & hbase.pb.ReportRegionStateTransitionRequest.$Shape;
            static create(properties?: hbase.pb.ReportRegionStateTransitionRequest.$Properties): hbase.pb.ReportRegionStateTransitionRequest;
            static encode(message: hbase.pb.ReportRegionStateTransitionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReportRegionStateTransitionRequest & hbase.pb.ReportRegionStateTransitionRequest.$Shape;
        }
        namespace ReportRegionStateTransitionRequest {
            interface $Properties {
                server: hbase.pb.ServerName.$Properties;
                transition?: hbase.pb.RegionStateTransition.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReportRegionStateTransitionRequest.$Properties;
        }
        interface IReportRegionStateTransitionResponse extends hbase.pb.ReportRegionStateTransitionResponse.$Properties {
        }
        class ReportRegionStateTransitionResponse {
            constructor(properties?: hbase.pb.ReportRegionStateTransitionResponse.$Properties);
            $unknowns?: Uint8Array[];
            error_message: (string|null);
            static create(properties: hbase.pb.ReportRegionStateTransitionResponse.$Shape): hbase.pb.ReportRegionStateTransitionResponse & hbase.pb.ReportRegionStateTransitionResponse.$Shape;
            static create(properties?: hbase.pb.ReportRegionStateTransitionResponse.$Properties): hbase.pb.ReportRegionStateTransitionResponse;
            static encode(message: hbase.pb.ReportRegionStateTransitionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReportRegionStateTransitionResponse & hbase.pb.ReportRegionStateTransitionResponse.$Shape;
        }
        namespace ReportRegionStateTransitionResponse {
            interface $Properties {
                error_message?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReportRegionStateTransitionResponse.$Properties;
        }
        interface IRegionSpaceUse extends hbase.pb.RegionSpaceUse.$Properties {
        }
        class RegionSpaceUse {
            constructor(properties?: hbase.pb.RegionSpaceUse.$Properties);
            $unknowns?: Uint8Array[];
            region_info: (hbase.pb.RegionInfo|null);
            region_size: (number|Long|null);
            static create(properties: hbase.pb.RegionSpaceUse.$Shape): hbase.pb.RegionSpaceUse & hbase.pb.RegionSpaceUse.$Shape;
            static create(properties?: hbase.pb.RegionSpaceUse.$Properties): hbase.pb.RegionSpaceUse;
            static encode(message: hbase.pb.RegionSpaceUse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionSpaceUse & hbase.pb.RegionSpaceUse.$Shape;
        }
        namespace RegionSpaceUse {
            interface $Properties {
                region_info?: (hbase.pb.RegionInfo.$Properties|null);
                region_size?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionSpaceUse.$Properties;
        }
        interface IRegionSpaceUseReportRequest extends hbase.pb.RegionSpaceUseReportRequest.$Properties {
        }
        class RegionSpaceUseReportRequest {
            constructor(properties?: hbase.pb.RegionSpaceUseReportRequest.$Properties);
            $unknowns?: Uint8Array[];
            space_use: hbase.pb.RegionSpaceUse[];
            static create(properties: hbase.pb.RegionSpaceUseReportRequest.$Shape): hbase.pb.RegionSpaceUseReportRequest & hbase.pb.RegionSpaceUseReportRequest.$Shape;
            static create(properties?: hbase.pb.RegionSpaceUseReportRequest.$Properties): hbase.pb.RegionSpaceUseReportRequest;
            static encode(message: hbase.pb.RegionSpaceUseReportRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionSpaceUseReportRequest & hbase.pb.RegionSpaceUseReportRequest.$Shape;
        }
        namespace RegionSpaceUseReportRequest {
            interface $Properties {
                space_use?: hbase.pb.RegionSpaceUse.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionSpaceUseReportRequest.$Properties;
        }
        interface IRegionSpaceUseReportResponse extends hbase.pb.RegionSpaceUseReportResponse.$Properties {
        }
        class RegionSpaceUseReportResponse {
            constructor(properties?: hbase.pb.RegionSpaceUseReportResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.RegionSpaceUseReportResponse.$Shape): hbase.pb.RegionSpaceUseReportResponse & hbase.pb.RegionSpaceUseReportResponse.$Shape;
            static create(properties?: hbase.pb.RegionSpaceUseReportResponse.$Properties): hbase.pb.RegionSpaceUseReportResponse;
            static encode(message: hbase.pb.RegionSpaceUseReportResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RegionSpaceUseReportResponse & hbase.pb.RegionSpaceUseReportResponse.$Shape;
        }
        namespace RegionSpaceUseReportResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RegionSpaceUseReportResponse.$Properties;
        }
        interface IRemoteProcedureResult extends hbase.pb.RemoteProcedureResult.$Properties {
        }
        class RemoteProcedureResult {
            constructor(properties?: hbase.pb.RemoteProcedureResult.$Properties);
            $unknowns?: Uint8Array[];
            proc_id: (number|Long);
            status: hbase.pb.RemoteProcedureResult.Status;
            error: (hbase.pb.ForeignExceptionMessage|null);
            initiating_master_active_time: (number|Long|null);
            static create(properties: hbase.pb.RemoteProcedureResult.$Shape): hbase.pb.RemoteProcedureResult & hbase.pb.RemoteProcedureResult.$Shape;
            static create(properties?: hbase.pb.RemoteProcedureResult.$Properties): hbase.pb.RemoteProcedureResult;
            static encode(message: hbase.pb.RemoteProcedureResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RemoteProcedureResult & hbase.pb.RemoteProcedureResult.$Shape;
        }
        namespace RemoteProcedureResult {
            interface $Properties {
                proc_id: (number|Long);
                status: hbase.pb.RemoteProcedureResult.Status;
                error?: (hbase.pb.ForeignExceptionMessage.$Properties|null);
                initiating_master_active_time?: (number|Long|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RemoteProcedureResult.$Properties;
            enum Status {
                SUCCESS = 1,
                ERROR = 2
            }
        }
        interface IReportProcedureDoneRequest extends hbase.pb.ReportProcedureDoneRequest.$Properties {
        }
        class ReportProcedureDoneRequest {
            constructor(properties?: hbase.pb.ReportProcedureDoneRequest.$Properties);
            $unknowns?: Uint8Array[];
            result: hbase.pb.RemoteProcedureResult[];
            static create(properties: hbase.pb.ReportProcedureDoneRequest.$Shape): hbase.pb.ReportProcedureDoneRequest & hbase.pb.ReportProcedureDoneRequest.$Shape;
            static create(properties?: hbase.pb.ReportProcedureDoneRequest.$Properties): hbase.pb.ReportProcedureDoneRequest;
            static encode(message: hbase.pb.ReportProcedureDoneRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReportProcedureDoneRequest & hbase.pb.ReportProcedureDoneRequest.$Shape;
        }
        namespace ReportProcedureDoneRequest {
            interface $Properties {
                result?: hbase.pb.RemoteProcedureResult.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReportProcedureDoneRequest.$Properties;
        }
        interface IReportProcedureDoneResponse extends hbase.pb.ReportProcedureDoneResponse.$Properties {
        }
        class ReportProcedureDoneResponse {
            constructor(properties?: hbase.pb.ReportProcedureDoneResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.ReportProcedureDoneResponse.$Shape): hbase.pb.ReportProcedureDoneResponse & hbase.pb.ReportProcedureDoneResponse.$Shape;
            static create(properties?: hbase.pb.ReportProcedureDoneResponse.$Properties): hbase.pb.ReportProcedureDoneResponse;
            static encode(message: hbase.pb.ReportProcedureDoneResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ReportProcedureDoneResponse & hbase.pb.ReportProcedureDoneResponse.$Shape;
        }
        namespace ReportProcedureDoneResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ReportProcedureDoneResponse.$Properties;
        }
        interface IFileArchiveNotificationRequest extends hbase.pb.FileArchiveNotificationRequest.$Properties {
        }
        class FileArchiveNotificationRequest {
            constructor(properties?: hbase.pb.FileArchiveNotificationRequest.$Properties);
            $unknowns?: Uint8Array[];
            archived_files: hbase.pb.FileArchiveNotificationRequest.FileWithSize[];
            static create(properties: hbase.pb.FileArchiveNotificationRequest.$Shape): hbase.pb.FileArchiveNotificationRequest & hbase.pb.FileArchiveNotificationRequest.$Shape;
            static create(properties?: hbase.pb.FileArchiveNotificationRequest.$Properties): hbase.pb.FileArchiveNotificationRequest;
            static encode(message: hbase.pb.FileArchiveNotificationRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FileArchiveNotificationRequest & hbase.pb.FileArchiveNotificationRequest.$Shape;
        }
        namespace FileArchiveNotificationRequest {
            interface $Properties {
                archived_files?: hbase.pb.FileArchiveNotificationRequest.FileWithSize.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FileArchiveNotificationRequest.$Properties;
            interface IFileWithSize extends hbase.pb.FileArchiveNotificationRequest.FileWithSize.$Properties {
            }
            class FileWithSize {
                constructor(properties?: hbase.pb.FileArchiveNotificationRequest.FileWithSize.$Properties);
                $unknowns?: Uint8Array[];
                table_name: (hbase.pb.TableName|null);
                name: (string|null);
                size: (number|Long|null);
                static create(properties: hbase.pb.FileArchiveNotificationRequest.FileWithSize.$Shape): hbase.pb.FileArchiveNotificationRequest.FileWithSize & hbase.pb.FileArchiveNotificationRequest.FileWithSize.$Shape;
                static create(properties?: hbase.pb.FileArchiveNotificationRequest.FileWithSize.$Properties): hbase.pb.FileArchiveNotificationRequest.FileWithSize;
                static encode(message: hbase.pb.FileArchiveNotificationRequest.FileWithSize.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FileArchiveNotificationRequest.FileWithSize & hbase.pb.FileArchiveNotificationRequest.FileWithSize.$Shape;
            }
            namespace FileWithSize {
                interface $Properties {
                    table_name?: (hbase.pb.TableName.$Properties|null);
                    name?: (string|null);
                    size?: (number|Long|null);
                    $unknowns?: Uint8Array[];
                }
                type $Shape = hbase.pb.FileArchiveNotificationRequest.FileWithSize.$Properties;
            }
        }
        interface IFileArchiveNotificationResponse extends hbase.pb.FileArchiveNotificationResponse.$Properties {
        }
        class FileArchiveNotificationResponse {
            constructor(properties?: hbase.pb.FileArchiveNotificationResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.FileArchiveNotificationResponse.$Shape): hbase.pb.FileArchiveNotificationResponse & hbase.pb.FileArchiveNotificationResponse.$Shape;
            static create(properties?: hbase.pb.FileArchiveNotificationResponse.$Properties): hbase.pb.FileArchiveNotificationResponse;
            static encode(message: hbase.pb.FileArchiveNotificationResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.FileArchiveNotificationResponse & hbase.pb.FileArchiveNotificationResponse.$Shape;
        }
        namespace FileArchiveNotificationResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.FileArchiveNotificationResponse.$Properties;
        }
        interface IGetLiveRegionServersRequest extends hbase.pb.GetLiveRegionServersRequest.$Properties {
        }
        class GetLiveRegionServersRequest {
            constructor(properties?: hbase.pb.GetLiveRegionServersRequest.$Properties);
            $unknowns?: Uint8Array[];
            count: number;
            static create(properties: hbase.pb.GetLiveRegionServersRequest.$Shape): hbase.pb.GetLiveRegionServersRequest & hbase.pb.GetLiveRegionServersRequest.$Shape;
            static create(properties?: hbase.pb.GetLiveRegionServersRequest.$Properties): hbase.pb.GetLiveRegionServersRequest;
            static encode(message: hbase.pb.GetLiveRegionServersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetLiveRegionServersRequest & hbase.pb.GetLiveRegionServersRequest.$Shape;
        }
        namespace GetLiveRegionServersRequest {
            interface $Properties {
                count: number;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetLiveRegionServersRequest.$Properties;
        }
        interface IGetLiveRegionServersResponse extends hbase.pb.GetLiveRegionServersResponse.$Properties {
        }
        class GetLiveRegionServersResponse {
            constructor(properties?: hbase.pb.GetLiveRegionServersResponse.$Properties);
            $unknowns?: Uint8Array[];
            server: hbase.pb.ServerName[];
            total: number;
            static create(properties: hbase.pb.GetLiveRegionServersResponse.$Shape): hbase.pb.GetLiveRegionServersResponse & hbase.pb.GetLiveRegionServersResponse.$Shape;
            static create(properties?: hbase.pb.GetLiveRegionServersResponse.$Properties): hbase.pb.GetLiveRegionServersResponse;
            static encode(message: hbase.pb.GetLiveRegionServersResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetLiveRegionServersResponse & hbase.pb.GetLiveRegionServersResponse.$Shape;
        }
        namespace GetLiveRegionServersResponse {
            interface $Properties {
                server?: hbase.pb.ServerName.$Properties[];
                total: number;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetLiveRegionServersResponse.$Properties;
        }
        interface IUserInformation extends hbase.pb.UserInformation.$Properties {
        }
        class UserInformation {
            constructor(properties?: hbase.pb.UserInformation.$Properties);
            $unknowns?: Uint8Array[];
            effective_user: string;
            real_user: (string|null);
            static create(properties: hbase.pb.UserInformation.$Shape): hbase.pb.UserInformation & hbase.pb.UserInformation.$Shape;
            static create(properties?: hbase.pb.UserInformation.$Properties): hbase.pb.UserInformation;
            static encode(message: hbase.pb.UserInformation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UserInformation & hbase.pb.UserInformation.$Shape;
        }
        namespace UserInformation {
            interface $Properties {
                effective_user: string;
                real_user?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UserInformation.$Properties;
        }
        interface IConnectionHeader extends hbase.pb.ConnectionHeader.$Properties {
        }
        class ConnectionHeader {
            constructor(properties?: hbase.pb.ConnectionHeader.$Properties);
            $unknowns?: Uint8Array[];
            user_info: (hbase.pb.UserInformation|null);
            service_name: (string|null);
            cell_block_codec_class: (string|null);
            cell_block_compressor_class: (string|null);
            version_info: (hbase.pb.VersionInfo|null);
            rpc_crypto_cipher_transformation: (string|null);
            attribute: hbase.pb.NameBytesPair[];
            static create(properties: hbase.pb.ConnectionHeader.$Shape): hbase.pb.ConnectionHeader & hbase.pb.ConnectionHeader.$Shape;
            static create(properties?: hbase.pb.ConnectionHeader.$Properties): hbase.pb.ConnectionHeader;
            static encode(message: hbase.pb.ConnectionHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ConnectionHeader & hbase.pb.ConnectionHeader.$Shape;
        }
        namespace ConnectionHeader {
            interface $Properties {
                user_info?: (hbase.pb.UserInformation.$Properties|null);
                service_name?: (string|null);
                cell_block_codec_class?: (string|null);
                cell_block_compressor_class?: (string|null);
                version_info?: (hbase.pb.VersionInfo.$Properties|null);
                rpc_crypto_cipher_transformation?: (string|null);
                attribute?: hbase.pb.NameBytesPair.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ConnectionHeader.$Properties;
        }
        interface IConnectionHeaderResponse extends hbase.pb.ConnectionHeaderResponse.$Properties {
        }
        class ConnectionHeaderResponse {
            constructor(properties?: hbase.pb.ConnectionHeaderResponse.$Properties);
            $unknowns?: Uint8Array[];
            crypto_cipher_meta: (hbase.pb.CryptoCipherMeta|null);
            static create(properties: hbase.pb.ConnectionHeaderResponse.$Shape): hbase.pb.ConnectionHeaderResponse & hbase.pb.ConnectionHeaderResponse.$Shape;
            static create(properties?: hbase.pb.ConnectionHeaderResponse.$Properties): hbase.pb.ConnectionHeaderResponse;
            static encode(message: hbase.pb.ConnectionHeaderResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ConnectionHeaderResponse & hbase.pb.ConnectionHeaderResponse.$Shape;
        }
        namespace ConnectionHeaderResponse {
            interface $Properties {
                crypto_cipher_meta?: (hbase.pb.CryptoCipherMeta.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ConnectionHeaderResponse.$Properties;
        }
        interface ICellBlockMeta extends hbase.pb.CellBlockMeta.$Properties {
        }
        class CellBlockMeta {
            constructor(properties?: hbase.pb.CellBlockMeta.$Properties);
            $unknowns?: Uint8Array[];
            length: (number|null);
            static create(properties: hbase.pb.CellBlockMeta.$Shape): hbase.pb.CellBlockMeta & hbase.pb.CellBlockMeta.$Shape;
            static create(properties?: hbase.pb.CellBlockMeta.$Properties): hbase.pb.CellBlockMeta;
            static encode(message: hbase.pb.CellBlockMeta.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CellBlockMeta & hbase.pb.CellBlockMeta.$Shape;
        }
        namespace CellBlockMeta {
            interface $Properties {
                length?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CellBlockMeta.$Properties;
        }
        interface IExceptionResponse extends hbase.pb.ExceptionResponse.$Properties {
        }
        class ExceptionResponse {
            constructor(properties?: hbase.pb.ExceptionResponse.$Properties);
            $unknowns?: Uint8Array[];
            exception_class_name: (string|null);
            stack_trace: (string|null);
            hostname: (string|null);
            port: (number|null);
            do_not_retry: (boolean|null);
            server_overloaded: (boolean|null);
            static create(properties: hbase.pb.ExceptionResponse.$Shape): hbase.pb.ExceptionResponse & hbase.pb.ExceptionResponse.$Shape;
            static create(properties?: hbase.pb.ExceptionResponse.$Properties): hbase.pb.ExceptionResponse;
            static encode(message: hbase.pb.ExceptionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ExceptionResponse & hbase.pb.ExceptionResponse.$Shape;
        }
        namespace ExceptionResponse {
            interface $Properties {
                exception_class_name?: (string|null);
                stack_trace?: (string|null);
                hostname?: (string|null);
                port?: (number|null);
                do_not_retry?: (boolean|null);
                server_overloaded?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ExceptionResponse.$Properties;
        }
        interface ICryptoCipherMeta extends hbase.pb.CryptoCipherMeta.$Properties {
        }
        class CryptoCipherMeta {
            constructor(properties?: hbase.pb.CryptoCipherMeta.$Properties);
            $unknowns?: Uint8Array[];
            transformation: string;
            inKey: (Uint8Array|null);
            inIv: (Uint8Array|null);
            outKey: (Uint8Array|null);
            outIv: (Uint8Array|null);
            static create(properties: hbase.pb.CryptoCipherMeta.$Shape): hbase.pb.CryptoCipherMeta & hbase.pb.CryptoCipherMeta.$Shape;
            static create(properties?: hbase.pb.CryptoCipherMeta.$Properties): hbase.pb.CryptoCipherMeta;
            static encode(message: hbase.pb.CryptoCipherMeta.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.CryptoCipherMeta & hbase.pb.CryptoCipherMeta.$Shape;
        }
        namespace CryptoCipherMeta {
            interface $Properties {
                transformation: string;
                inKey?: (Uint8Array|null);
                inIv?: (Uint8Array|null);
                outKey?: (Uint8Array|null);
                outIv?: (Uint8Array|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.CryptoCipherMeta.$Properties;
        }
        interface IRequestHeader extends hbase.pb.RequestHeader.$Properties {
        }
        class RequestHeader {
            constructor(properties?: hbase.pb.RequestHeader.$Properties);
            $unknowns?: Uint8Array[];
            call_id: (number|null);
            trace_info: (hbase.pb.RPCTInfo|null);
            method_name: (string|null);
            request_param: (boolean|null);
            cell_block_meta: (hbase.pb.CellBlockMeta|null);
            priority: (number|null);
            timeout: (number|null);
            attribute: hbase.pb.NameBytesPair[];
            static create(properties: hbase.pb.RequestHeader.$Shape): hbase.pb.RequestHeader & hbase.pb.RequestHeader.$Shape;
            static create(properties?: hbase.pb.RequestHeader.$Properties): hbase.pb.RequestHeader;
            static encode(message: hbase.pb.RequestHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RequestHeader & hbase.pb.RequestHeader.$Shape;
        }
        namespace RequestHeader {
            interface $Properties {
                call_id?: (number|null);
                trace_info?: (hbase.pb.RPCTInfo.$Properties|null);
                method_name?: (string|null);
                request_param?: (boolean|null);
                cell_block_meta?: (hbase.pb.CellBlockMeta.$Properties|null);
                priority?: (number|null);
                timeout?: (number|null);
                attribute?: hbase.pb.NameBytesPair.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RequestHeader.$Properties;
        }
        interface IResponseHeader extends hbase.pb.ResponseHeader.$Properties {
        }
        class ResponseHeader {
            constructor(properties?: hbase.pb.ResponseHeader.$Properties);
            $unknowns?: Uint8Array[];
            call_id: (number|null);
            exception: (hbase.pb.ExceptionResponse|null);
            cell_block_meta: (hbase.pb.CellBlockMeta|null);
            static create(properties: hbase.pb.ResponseHeader.$Shape): hbase.pb.ResponseHeader & hbase.pb.ResponseHeader.$Shape;
            static create(properties?: hbase.pb.ResponseHeader.$Properties): hbase.pb.ResponseHeader;
            static encode(message: hbase.pb.ResponseHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ResponseHeader & hbase.pb.ResponseHeader.$Shape;
        }
        namespace ResponseHeader {
            interface $Properties {
                call_id?: (number|null);
                exception?: (hbase.pb.ExceptionResponse.$Properties|null);
                cell_block_meta?: (hbase.pb.CellBlockMeta.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ResponseHeader.$Properties;
        }
        interface ISecurityPreamableResponse extends hbase.pb.SecurityPreamableResponse.$Properties {
        }
        class SecurityPreamableResponse {
            constructor(properties?: hbase.pb.SecurityPreamableResponse.$Properties);
            $unknowns?: Uint8Array[];
            server_principal: string;
            static create(properties: hbase.pb.SecurityPreamableResponse.$Shape): hbase.pb.SecurityPreamableResponse & hbase.pb.SecurityPreamableResponse.$Shape;
            static create(properties?: hbase.pb.SecurityPreamableResponse.$Properties): hbase.pb.SecurityPreamableResponse;
            static encode(message: hbase.pb.SecurityPreamableResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SecurityPreamableResponse & hbase.pb.SecurityPreamableResponse.$Shape;
        }
        namespace SecurityPreamableResponse {
            interface $Properties {
                server_principal: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SecurityPreamableResponse.$Properties;
        }
        interface IGetAllBootstrapNodesRequest extends hbase.pb.GetAllBootstrapNodesRequest.$Properties {
        }
        class GetAllBootstrapNodesRequest {
            constructor(properties?: hbase.pb.GetAllBootstrapNodesRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetAllBootstrapNodesRequest.$Shape): hbase.pb.GetAllBootstrapNodesRequest & hbase.pb.GetAllBootstrapNodesRequest.$Shape;
            static create(properties?: hbase.pb.GetAllBootstrapNodesRequest.$Properties): hbase.pb.GetAllBootstrapNodesRequest;
            static encode(message: hbase.pb.GetAllBootstrapNodesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetAllBootstrapNodesRequest & hbase.pb.GetAllBootstrapNodesRequest.$Shape;
        }
        namespace GetAllBootstrapNodesRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetAllBootstrapNodesRequest.$Properties;
        }
        interface IGetAllBootstrapNodesResponse extends hbase.pb.GetAllBootstrapNodesResponse.$Properties {
        }
        class GetAllBootstrapNodesResponse {
            constructor(properties?: hbase.pb.GetAllBootstrapNodesResponse.$Properties);
            $unknowns?: Uint8Array[];
            node: hbase.pb.ServerName[];
            static create(properties: hbase.pb.GetAllBootstrapNodesResponse.$Shape): hbase.pb.GetAllBootstrapNodesResponse & hbase.pb.GetAllBootstrapNodesResponse.$Shape;
            static create(properties?: hbase.pb.GetAllBootstrapNodesResponse.$Properties): hbase.pb.GetAllBootstrapNodesResponse;
            static encode(message: hbase.pb.GetAllBootstrapNodesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetAllBootstrapNodesResponse & hbase.pb.GetAllBootstrapNodesResponse.$Shape;
        }
        namespace GetAllBootstrapNodesResponse {
            interface $Properties {
                node?: hbase.pb.ServerName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetAllBootstrapNodesResponse.$Properties;
        }
        interface IGetClusterIdRequest extends hbase.pb.GetClusterIdRequest.$Properties {
        }
        class GetClusterIdRequest {
            constructor(properties?: hbase.pb.GetClusterIdRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetClusterIdRequest.$Shape): hbase.pb.GetClusterIdRequest & hbase.pb.GetClusterIdRequest.$Shape;
            static create(properties?: hbase.pb.GetClusterIdRequest.$Properties): hbase.pb.GetClusterIdRequest;
            static encode(message: hbase.pb.GetClusterIdRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetClusterIdRequest & hbase.pb.GetClusterIdRequest.$Shape;
        }
        namespace GetClusterIdRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetClusterIdRequest.$Properties;
        }
        interface IGetClusterIdResponse extends hbase.pb.GetClusterIdResponse.$Properties {
        }
        class GetClusterIdResponse {
            constructor(properties?: hbase.pb.GetClusterIdResponse.$Properties);
            $unknowns?: Uint8Array[];
            cluster_id: (string|null);
            static create(properties: hbase.pb.GetClusterIdResponse.$Shape): hbase.pb.GetClusterIdResponse & hbase.pb.GetClusterIdResponse.$Shape;
            static create(properties?: hbase.pb.GetClusterIdResponse.$Properties): hbase.pb.GetClusterIdResponse;
            static encode(message: hbase.pb.GetClusterIdResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetClusterIdResponse & hbase.pb.GetClusterIdResponse.$Shape;
        }
        namespace GetClusterIdResponse {
            interface $Properties {
                cluster_id?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetClusterIdResponse.$Properties;
        }
        interface IGetActiveMasterRequest extends hbase.pb.GetActiveMasterRequest.$Properties {
        }
        class GetActiveMasterRequest {
            constructor(properties?: hbase.pb.GetActiveMasterRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetActiveMasterRequest.$Shape): hbase.pb.GetActiveMasterRequest & hbase.pb.GetActiveMasterRequest.$Shape;
            static create(properties?: hbase.pb.GetActiveMasterRequest.$Properties): hbase.pb.GetActiveMasterRequest;
            static encode(message: hbase.pb.GetActiveMasterRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetActiveMasterRequest & hbase.pb.GetActiveMasterRequest.$Shape;
        }
        namespace GetActiveMasterRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetActiveMasterRequest.$Properties;
        }
        interface IGetActiveMasterResponse extends hbase.pb.GetActiveMasterResponse.$Properties {
        }
        class GetActiveMasterResponse {
            constructor(properties?: hbase.pb.GetActiveMasterResponse.$Properties);
            $unknowns?: Uint8Array[];
            server_name: (hbase.pb.ServerName|null);
            static create(properties: hbase.pb.GetActiveMasterResponse.$Shape): hbase.pb.GetActiveMasterResponse & hbase.pb.GetActiveMasterResponse.$Shape;
            static create(properties?: hbase.pb.GetActiveMasterResponse.$Properties): hbase.pb.GetActiveMasterResponse;
            static encode(message: hbase.pb.GetActiveMasterResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetActiveMasterResponse & hbase.pb.GetActiveMasterResponse.$Shape;
        }
        namespace GetActiveMasterResponse {
            interface $Properties {
                server_name?: (hbase.pb.ServerName.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetActiveMasterResponse.$Properties;
        }
        interface IGetMastersRequest extends hbase.pb.GetMastersRequest.$Properties {
        }
        class GetMastersRequest {
            constructor(properties?: hbase.pb.GetMastersRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetMastersRequest.$Shape): hbase.pb.GetMastersRequest & hbase.pb.GetMastersRequest.$Shape;
            static create(properties?: hbase.pb.GetMastersRequest.$Properties): hbase.pb.GetMastersRequest;
            static encode(message: hbase.pb.GetMastersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetMastersRequest & hbase.pb.GetMastersRequest.$Shape;
        }
        namespace GetMastersRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetMastersRequest.$Properties;
        }
        interface IGetMastersResponseEntry extends hbase.pb.GetMastersResponseEntry.$Properties {
        }
        class GetMastersResponseEntry {
            constructor(properties?: hbase.pb.GetMastersResponseEntry.$Properties);
            $unknowns?: Uint8Array[];
            server_name: hbase.pb.ServerName;
            is_active: boolean;
            static create(properties: hbase.pb.GetMastersResponseEntry.$Shape): hbase.pb.GetMastersResponseEntry & hbase.pb.GetMastersResponseEntry.$Shape;
            static create(properties?: hbase.pb.GetMastersResponseEntry.$Properties): hbase.pb.GetMastersResponseEntry;
            static encode(message: hbase.pb.GetMastersResponseEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetMastersResponseEntry & hbase.pb.GetMastersResponseEntry.$Shape;
        }
        namespace GetMastersResponseEntry {
            interface $Properties {
                server_name: hbase.pb.ServerName.$Properties;
                is_active: boolean;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetMastersResponseEntry.$Properties;
        }
        interface IGetMastersResponse extends hbase.pb.GetMastersResponse.$Properties {
        }
        class GetMastersResponse {
            constructor(properties?: hbase.pb.GetMastersResponse.$Properties);
            $unknowns?: Uint8Array[];
            master_servers: hbase.pb.GetMastersResponseEntry[];
            static create(properties: hbase.pb.GetMastersResponse.$Shape): hbase.pb.GetMastersResponse & hbase.pb.GetMastersResponse.$Shape;
            static create(properties?: hbase.pb.GetMastersResponse.$Properties): hbase.pb.GetMastersResponse;
            static encode(message: hbase.pb.GetMastersResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetMastersResponse & hbase.pb.GetMastersResponse.$Shape;
        }
        namespace GetMastersResponse {
            interface $Properties {
                master_servers?: hbase.pb.GetMastersResponseEntry.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetMastersResponse.$Properties;
        }
        interface IGetMetaRegionLocationsRequest extends hbase.pb.GetMetaRegionLocationsRequest.$Properties {
        }
        class GetMetaRegionLocationsRequest {
            constructor(properties?: hbase.pb.GetMetaRegionLocationsRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetMetaRegionLocationsRequest.$Shape): hbase.pb.GetMetaRegionLocationsRequest & hbase.pb.GetMetaRegionLocationsRequest.$Shape;
            static create(properties?: hbase.pb.GetMetaRegionLocationsRequest.$Properties): hbase.pb.GetMetaRegionLocationsRequest;
            static encode(message: hbase.pb.GetMetaRegionLocationsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetMetaRegionLocationsRequest & hbase.pb.GetMetaRegionLocationsRequest.$Shape;
        }
        namespace GetMetaRegionLocationsRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetMetaRegionLocationsRequest.$Properties;
        }
        interface IGetMetaRegionLocationsResponse extends hbase.pb.GetMetaRegionLocationsResponse.$Properties {
        }
        class GetMetaRegionLocationsResponse {
            constructor(properties?: hbase.pb.GetMetaRegionLocationsResponse.$Properties);
            $unknowns?: Uint8Array[];
            meta_locations: hbase.pb.RegionLocation[];
            static create(properties: hbase.pb.GetMetaRegionLocationsResponse.$Shape): hbase.pb.GetMetaRegionLocationsResponse & hbase.pb.GetMetaRegionLocationsResponse.$Shape;
            static create(properties?: hbase.pb.GetMetaRegionLocationsResponse.$Properties): hbase.pb.GetMetaRegionLocationsResponse;
            static encode(message: hbase.pb.GetMetaRegionLocationsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetMetaRegionLocationsResponse & hbase.pb.GetMetaRegionLocationsResponse.$Shape;
        }
        namespace GetMetaRegionLocationsResponse {
            interface $Properties {
                meta_locations?: hbase.pb.RegionLocation.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetMetaRegionLocationsResponse.$Properties;
        }
        interface IGetBootstrapNodesRequest extends hbase.pb.GetBootstrapNodesRequest.$Properties {
        }
        class GetBootstrapNodesRequest {
            constructor(properties?: hbase.pb.GetBootstrapNodesRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetBootstrapNodesRequest.$Shape): hbase.pb.GetBootstrapNodesRequest & hbase.pb.GetBootstrapNodesRequest.$Shape;
            static create(properties?: hbase.pb.GetBootstrapNodesRequest.$Properties): hbase.pb.GetBootstrapNodesRequest;
            static encode(message: hbase.pb.GetBootstrapNodesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetBootstrapNodesRequest & hbase.pb.GetBootstrapNodesRequest.$Shape;
        }
        namespace GetBootstrapNodesRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetBootstrapNodesRequest.$Properties;
        }
        interface IGetBootstrapNodesResponse extends hbase.pb.GetBootstrapNodesResponse.$Properties {
        }
        class GetBootstrapNodesResponse {
            constructor(properties?: hbase.pb.GetBootstrapNodesResponse.$Properties);
            $unknowns?: Uint8Array[];
            server_name: hbase.pb.ServerName[];
            static create(properties: hbase.pb.GetBootstrapNodesResponse.$Shape): hbase.pb.GetBootstrapNodesResponse & hbase.pb.GetBootstrapNodesResponse.$Shape;
            static create(properties?: hbase.pb.GetBootstrapNodesResponse.$Properties): hbase.pb.GetBootstrapNodesResponse;
            static encode(message: hbase.pb.GetBootstrapNodesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetBootstrapNodesResponse & hbase.pb.GetBootstrapNodesResponse.$Shape;
        }
        namespace GetBootstrapNodesResponse {
            interface $Properties {
                server_name?: hbase.pb.ServerName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetBootstrapNodesResponse.$Properties;
        }
        interface IGetConnectionRegistryRequest extends hbase.pb.GetConnectionRegistryRequest.$Properties {
        }
        class GetConnectionRegistryRequest {
            constructor(properties?: hbase.pb.GetConnectionRegistryRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.GetConnectionRegistryRequest.$Shape): hbase.pb.GetConnectionRegistryRequest & hbase.pb.GetConnectionRegistryRequest.$Shape;
            static create(properties?: hbase.pb.GetConnectionRegistryRequest.$Properties): hbase.pb.GetConnectionRegistryRequest;
            static encode(message: hbase.pb.GetConnectionRegistryRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetConnectionRegistryRequest & hbase.pb.GetConnectionRegistryRequest.$Shape;
        }
        namespace GetConnectionRegistryRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetConnectionRegistryRequest.$Properties;
        }
        interface IGetConnectionRegistryResponse extends hbase.pb.GetConnectionRegistryResponse.$Properties {
        }
        class GetConnectionRegistryResponse {
            constructor(properties?: hbase.pb.GetConnectionRegistryResponse.$Properties);
            $unknowns?: Uint8Array[];
            cluster_id: string;
            static create(properties: hbase.pb.GetConnectionRegistryResponse.$Shape): hbase.pb.GetConnectionRegistryResponse & hbase.pb.GetConnectionRegistryResponse.$Shape;
            static create(properties?: hbase.pb.GetConnectionRegistryResponse.$Properties): hbase.pb.GetConnectionRegistryResponse;
            static encode(message: hbase.pb.GetConnectionRegistryResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetConnectionRegistryResponse & hbase.pb.GetConnectionRegistryResponse.$Shape;
        }
        namespace GetConnectionRegistryResponse {
            interface $Properties {
                cluster_id: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetConnectionRegistryResponse.$Properties;
        }
        interface IRSGroupInfo extends hbase.pb.RSGroupInfo.$Properties {
        }
        class RSGroupInfo {
            constructor(properties?: hbase.pb.RSGroupInfo.$Properties);
            $unknowns?: Uint8Array[];
            name: string;
            servers: hbase.pb.ServerName[];
            tables: hbase.pb.TableName[];
            configuration: hbase.pb.NameStringPair[];
            static create(properties: hbase.pb.RSGroupInfo.$Shape): hbase.pb.RSGroupInfo & hbase.pb.RSGroupInfo.$Shape;
            static create(properties?: hbase.pb.RSGroupInfo.$Properties): hbase.pb.RSGroupInfo;
            static encode(message: hbase.pb.RSGroupInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RSGroupInfo & hbase.pb.RSGroupInfo.$Shape;
        }
        namespace RSGroupInfo {
            interface $Properties {
                name: string;
                servers?: hbase.pb.ServerName.$Properties[];
                tables?: hbase.pb.TableName.$Properties[];
                configuration?: hbase.pb.NameStringPair.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RSGroupInfo.$Properties;
        }
        interface IListTablesOfRSGroupRequest extends hbase.pb.ListTablesOfRSGroupRequest.$Properties {
        }
        class ListTablesOfRSGroupRequest {
            constructor(properties?: hbase.pb.ListTablesOfRSGroupRequest.$Properties);
            $unknowns?: Uint8Array[];
            r_s_group_name: string;
            static create(properties: hbase.pb.ListTablesOfRSGroupRequest.$Shape): hbase.pb.ListTablesOfRSGroupRequest & hbase.pb.ListTablesOfRSGroupRequest.$Shape;
            static create(properties?: hbase.pb.ListTablesOfRSGroupRequest.$Properties): hbase.pb.ListTablesOfRSGroupRequest;
            static encode(message: hbase.pb.ListTablesOfRSGroupRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListTablesOfRSGroupRequest & hbase.pb.ListTablesOfRSGroupRequest.$Shape;
        }
        namespace ListTablesOfRSGroupRequest {
            interface $Properties {
                r_s_group_name: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListTablesOfRSGroupRequest.$Properties;
        }
        interface IListTablesOfRSGroupResponse extends hbase.pb.ListTablesOfRSGroupResponse.$Properties {
        }
        class ListTablesOfRSGroupResponse {
            constructor(properties?: hbase.pb.ListTablesOfRSGroupResponse.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName[];
            static create(properties: hbase.pb.ListTablesOfRSGroupResponse.$Shape): hbase.pb.ListTablesOfRSGroupResponse & hbase.pb.ListTablesOfRSGroupResponse.$Shape;
            static create(properties?: hbase.pb.ListTablesOfRSGroupResponse.$Properties): hbase.pb.ListTablesOfRSGroupResponse;
            static encode(message: hbase.pb.ListTablesOfRSGroupResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListTablesOfRSGroupResponse & hbase.pb.ListTablesOfRSGroupResponse.$Shape;
        }
        namespace ListTablesOfRSGroupResponse {
            interface $Properties {
                table_name?: hbase.pb.TableName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListTablesOfRSGroupResponse.$Properties;
        }
        interface IGetRSGroupInfoRequest extends hbase.pb.GetRSGroupInfoRequest.$Properties {
        }
        class GetRSGroupInfoRequest {
            constructor(properties?: hbase.pb.GetRSGroupInfoRequest.$Properties);
            $unknowns?: Uint8Array[];
            r_s_group_name: string;
            static create(properties: hbase.pb.GetRSGroupInfoRequest.$Shape): hbase.pb.GetRSGroupInfoRequest & hbase.pb.GetRSGroupInfoRequest.$Shape;
            static create(properties?: hbase.pb.GetRSGroupInfoRequest.$Properties): hbase.pb.GetRSGroupInfoRequest;
            static encode(message: hbase.pb.GetRSGroupInfoRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetRSGroupInfoRequest & hbase.pb.GetRSGroupInfoRequest.$Shape;
        }
        namespace GetRSGroupInfoRequest {
            interface $Properties {
                r_s_group_name: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetRSGroupInfoRequest.$Properties;
        }
        interface IGetRSGroupInfoResponse extends hbase.pb.GetRSGroupInfoResponse.$Properties {
        }
        class GetRSGroupInfoResponse {
            constructor(properties?: hbase.pb.GetRSGroupInfoResponse.$Properties);
            $unknowns?: Uint8Array[];
            r_s_group_info: (hbase.pb.RSGroupInfo|null);
            static create(properties: hbase.pb.GetRSGroupInfoResponse.$Shape): hbase.pb.GetRSGroupInfoResponse & hbase.pb.GetRSGroupInfoResponse.$Shape;
            static create(properties?: hbase.pb.GetRSGroupInfoResponse.$Properties): hbase.pb.GetRSGroupInfoResponse;
            static encode(message: hbase.pb.GetRSGroupInfoResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetRSGroupInfoResponse & hbase.pb.GetRSGroupInfoResponse.$Shape;
        }
        namespace GetRSGroupInfoResponse {
            interface $Properties {
                r_s_group_info?: (hbase.pb.RSGroupInfo.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetRSGroupInfoResponse.$Properties;
        }
        interface IGetRSGroupInfoOfTableRequest extends hbase.pb.GetRSGroupInfoOfTableRequest.$Properties {
        }
        class GetRSGroupInfoOfTableRequest {
            constructor(properties?: hbase.pb.GetRSGroupInfoOfTableRequest.$Properties);
            $unknowns?: Uint8Array[];
            table_name: hbase.pb.TableName;
            static create(properties: hbase.pb.GetRSGroupInfoOfTableRequest.$Shape): hbase.pb.GetRSGroupInfoOfTableRequest & hbase.pb.GetRSGroupInfoOfTableRequest.$Shape;
            static create(properties?: hbase.pb.GetRSGroupInfoOfTableRequest.$Properties): hbase.pb.GetRSGroupInfoOfTableRequest;
            static encode(message: hbase.pb.GetRSGroupInfoOfTableRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetRSGroupInfoOfTableRequest & hbase.pb.GetRSGroupInfoOfTableRequest.$Shape;
        }
        namespace GetRSGroupInfoOfTableRequest {
            interface $Properties {
                table_name: hbase.pb.TableName.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetRSGroupInfoOfTableRequest.$Properties;
        }
        interface IGetRSGroupInfoOfTableResponse extends hbase.pb.GetRSGroupInfoOfTableResponse.$Properties {
        }
        class GetRSGroupInfoOfTableResponse {
            constructor(properties?: hbase.pb.GetRSGroupInfoOfTableResponse.$Properties);
            $unknowns?: Uint8Array[];
            r_s_group_info: (hbase.pb.RSGroupInfo|null);
            static create(properties: hbase.pb.GetRSGroupInfoOfTableResponse.$Shape): hbase.pb.GetRSGroupInfoOfTableResponse & hbase.pb.GetRSGroupInfoOfTableResponse.$Shape;
            static create(properties?: hbase.pb.GetRSGroupInfoOfTableResponse.$Properties): hbase.pb.GetRSGroupInfoOfTableResponse;
            static encode(message: hbase.pb.GetRSGroupInfoOfTableResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetRSGroupInfoOfTableResponse & hbase.pb.GetRSGroupInfoOfTableResponse.$Shape;
        }
        namespace GetRSGroupInfoOfTableResponse {
            interface $Properties {
                r_s_group_info?: (hbase.pb.RSGroupInfo.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetRSGroupInfoOfTableResponse.$Properties;
        }
        interface IMoveServersRequest extends hbase.pb.MoveServersRequest.$Properties {
        }
        class MoveServersRequest {
            constructor(properties?: hbase.pb.MoveServersRequest.$Properties);
            $unknowns?: Uint8Array[];
            target_group: string;
            servers: hbase.pb.ServerName[];
            static create(properties: hbase.pb.MoveServersRequest.$Shape): hbase.pb.MoveServersRequest & hbase.pb.MoveServersRequest.$Shape;
            static create(properties?: hbase.pb.MoveServersRequest.$Properties): hbase.pb.MoveServersRequest;
            static encode(message: hbase.pb.MoveServersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MoveServersRequest & hbase.pb.MoveServersRequest.$Shape;
        }
        namespace MoveServersRequest {
            interface $Properties {
                target_group: string;
                servers?: hbase.pb.ServerName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MoveServersRequest.$Properties;
        }
        interface IMoveServersResponse extends hbase.pb.MoveServersResponse.$Properties {
        }
        class MoveServersResponse {
            constructor(properties?: hbase.pb.MoveServersResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.MoveServersResponse.$Shape): hbase.pb.MoveServersResponse & hbase.pb.MoveServersResponse.$Shape;
            static create(properties?: hbase.pb.MoveServersResponse.$Properties): hbase.pb.MoveServersResponse;
            static encode(message: hbase.pb.MoveServersResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MoveServersResponse & hbase.pb.MoveServersResponse.$Shape;
        }
        namespace MoveServersResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MoveServersResponse.$Properties;
        }
        interface IMoveTablesRequest extends hbase.pb.MoveTablesRequest.$Properties {
        }
        class MoveTablesRequest {
            constructor(properties?: hbase.pb.MoveTablesRequest.$Properties);
            $unknowns?: Uint8Array[];
            target_group: string;
            table_name: hbase.pb.TableName[];
            static create(properties: hbase.pb.MoveTablesRequest.$Shape): hbase.pb.MoveTablesRequest & hbase.pb.MoveTablesRequest.$Shape;
            static create(properties?: hbase.pb.MoveTablesRequest.$Properties): hbase.pb.MoveTablesRequest;
            static encode(message: hbase.pb.MoveTablesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MoveTablesRequest & hbase.pb.MoveTablesRequest.$Shape;
        }
        namespace MoveTablesRequest {
            interface $Properties {
                target_group: string;
                table_name?: hbase.pb.TableName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MoveTablesRequest.$Properties;
        }
        interface IMoveTablesResponse extends hbase.pb.MoveTablesResponse.$Properties {
        }
        class MoveTablesResponse {
            constructor(properties?: hbase.pb.MoveTablesResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.MoveTablesResponse.$Shape): hbase.pb.MoveTablesResponse & hbase.pb.MoveTablesResponse.$Shape;
            static create(properties?: hbase.pb.MoveTablesResponse.$Properties): hbase.pb.MoveTablesResponse;
            static encode(message: hbase.pb.MoveTablesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MoveTablesResponse & hbase.pb.MoveTablesResponse.$Shape;
        }
        namespace MoveTablesResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MoveTablesResponse.$Properties;
        }
        interface IAddRSGroupRequest extends hbase.pb.AddRSGroupRequest.$Properties {
        }
        class AddRSGroupRequest {
            constructor(properties?: hbase.pb.AddRSGroupRequest.$Properties);
            $unknowns?: Uint8Array[];
            r_s_group_name: string;
            static create(properties: hbase.pb.AddRSGroupRequest.$Shape): hbase.pb.AddRSGroupRequest & hbase.pb.AddRSGroupRequest.$Shape;
            static create(properties?: hbase.pb.AddRSGroupRequest.$Properties): hbase.pb.AddRSGroupRequest;
            static encode(message: hbase.pb.AddRSGroupRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AddRSGroupRequest & hbase.pb.AddRSGroupRequest.$Shape;
        }
        namespace AddRSGroupRequest {
            interface $Properties {
                r_s_group_name: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AddRSGroupRequest.$Properties;
        }
        interface IAddRSGroupResponse extends hbase.pb.AddRSGroupResponse.$Properties {
        }
        class AddRSGroupResponse {
            constructor(properties?: hbase.pb.AddRSGroupResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.AddRSGroupResponse.$Shape): hbase.pb.AddRSGroupResponse & hbase.pb.AddRSGroupResponse.$Shape;
            static create(properties?: hbase.pb.AddRSGroupResponse.$Properties): hbase.pb.AddRSGroupResponse;
            static encode(message: hbase.pb.AddRSGroupResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.AddRSGroupResponse & hbase.pb.AddRSGroupResponse.$Shape;
        }
        namespace AddRSGroupResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.AddRSGroupResponse.$Properties;
        }
        interface IRemoveRSGroupRequest extends hbase.pb.RemoveRSGroupRequest.$Properties {
        }
        class RemoveRSGroupRequest {
            constructor(properties?: hbase.pb.RemoveRSGroupRequest.$Properties);
            $unknowns?: Uint8Array[];
            r_s_group_name: string;
            static create(properties: hbase.pb.RemoveRSGroupRequest.$Shape): hbase.pb.RemoveRSGroupRequest & hbase.pb.RemoveRSGroupRequest.$Shape;
            static create(properties?: hbase.pb.RemoveRSGroupRequest.$Properties): hbase.pb.RemoveRSGroupRequest;
            static encode(message: hbase.pb.RemoveRSGroupRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RemoveRSGroupRequest & hbase.pb.RemoveRSGroupRequest.$Shape;
        }
        namespace RemoveRSGroupRequest {
            interface $Properties {
                r_s_group_name: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RemoveRSGroupRequest.$Properties;
        }
        interface IRemoveRSGroupResponse extends hbase.pb.RemoveRSGroupResponse.$Properties {
        }
        class RemoveRSGroupResponse {
            constructor(properties?: hbase.pb.RemoveRSGroupResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.RemoveRSGroupResponse.$Shape): hbase.pb.RemoveRSGroupResponse & hbase.pb.RemoveRSGroupResponse.$Shape;
            static create(properties?: hbase.pb.RemoveRSGroupResponse.$Properties): hbase.pb.RemoveRSGroupResponse;
            static encode(message: hbase.pb.RemoveRSGroupResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RemoveRSGroupResponse & hbase.pb.RemoveRSGroupResponse.$Shape;
        }
        namespace RemoveRSGroupResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RemoveRSGroupResponse.$Properties;
        }
        interface IBalanceRSGroupRequest extends hbase.pb.BalanceRSGroupRequest.$Properties {
        }
        class BalanceRSGroupRequest {
            constructor(properties?: hbase.pb.BalanceRSGroupRequest.$Properties);
            $unknowns?: Uint8Array[];
            r_s_group_name: string;
            ignore_rit: (boolean|null);
            dry_run: (boolean|null);
            static create(properties: hbase.pb.BalanceRSGroupRequest.$Shape): hbase.pb.BalanceRSGroupRequest & hbase.pb.BalanceRSGroupRequest.$Shape;
            static create(properties?: hbase.pb.BalanceRSGroupRequest.$Properties): hbase.pb.BalanceRSGroupRequest;
            static encode(message: hbase.pb.BalanceRSGroupRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BalanceRSGroupRequest & hbase.pb.BalanceRSGroupRequest.$Shape;
        }
        namespace BalanceRSGroupRequest {
            interface $Properties {
                r_s_group_name: string;
                ignore_rit?: (boolean|null);
                dry_run?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BalanceRSGroupRequest.$Properties;
        }
        interface IBalanceRSGroupResponse extends hbase.pb.BalanceRSGroupResponse.$Properties {
        }
        class BalanceRSGroupResponse {
            constructor(properties?: hbase.pb.BalanceRSGroupResponse.$Properties);
            $unknowns?: Uint8Array[];
            balanceRan: boolean;
            moves_calculated: (number|null);
            moves_executed: (number|null);
            static create(properties: hbase.pb.BalanceRSGroupResponse.$Shape): hbase.pb.BalanceRSGroupResponse & hbase.pb.BalanceRSGroupResponse.$Shape;
            static create(properties?: hbase.pb.BalanceRSGroupResponse.$Properties): hbase.pb.BalanceRSGroupResponse;
            static encode(message: hbase.pb.BalanceRSGroupResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.BalanceRSGroupResponse & hbase.pb.BalanceRSGroupResponse.$Shape;
        }
        namespace BalanceRSGroupResponse {
            interface $Properties {
                balanceRan: boolean;
                moves_calculated?: (number|null);
                moves_executed?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.BalanceRSGroupResponse.$Properties;
        }
        interface IListRSGroupInfosRequest extends hbase.pb.ListRSGroupInfosRequest.$Properties {
        }
        class ListRSGroupInfosRequest {
            constructor(properties?: hbase.pb.ListRSGroupInfosRequest.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.ListRSGroupInfosRequest.$Shape): hbase.pb.ListRSGroupInfosRequest & hbase.pb.ListRSGroupInfosRequest.$Shape;
            static create(properties?: hbase.pb.ListRSGroupInfosRequest.$Properties): hbase.pb.ListRSGroupInfosRequest;
            static encode(message: hbase.pb.ListRSGroupInfosRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListRSGroupInfosRequest & hbase.pb.ListRSGroupInfosRequest.$Shape;
        }
        namespace ListRSGroupInfosRequest {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListRSGroupInfosRequest.$Properties;
        }
        interface IListRSGroupInfosResponse extends hbase.pb.ListRSGroupInfosResponse.$Properties {
        }
        class ListRSGroupInfosResponse {
            constructor(properties?: hbase.pb.ListRSGroupInfosResponse.$Properties);
            $unknowns?: Uint8Array[];
            r_s_group_info: hbase.pb.RSGroupInfo[];
            static create(properties: hbase.pb.ListRSGroupInfosResponse.$Shape): hbase.pb.ListRSGroupInfosResponse & hbase.pb.ListRSGroupInfosResponse.$Shape;
            static create(properties?: hbase.pb.ListRSGroupInfosResponse.$Properties): hbase.pb.ListRSGroupInfosResponse;
            static encode(message: hbase.pb.ListRSGroupInfosResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListRSGroupInfosResponse & hbase.pb.ListRSGroupInfosResponse.$Shape;
        }
        namespace ListRSGroupInfosResponse {
            interface $Properties {
                r_s_group_info?: hbase.pb.RSGroupInfo.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListRSGroupInfosResponse.$Properties;
        }
        interface IGetRSGroupInfoOfServerRequest extends hbase.pb.GetRSGroupInfoOfServerRequest.$Properties {
        }
        class GetRSGroupInfoOfServerRequest {
            constructor(properties?: hbase.pb.GetRSGroupInfoOfServerRequest.$Properties);
            $unknowns?: Uint8Array[];
            server: hbase.pb.ServerName;
            static create(properties: hbase.pb.GetRSGroupInfoOfServerRequest.$Shape): hbase.pb.GetRSGroupInfoOfServerRequest & hbase.pb.GetRSGroupInfoOfServerRequest.$Shape;
            static create(properties?: hbase.pb.GetRSGroupInfoOfServerRequest.$Properties): hbase.pb.GetRSGroupInfoOfServerRequest;
            static encode(message: hbase.pb.GetRSGroupInfoOfServerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetRSGroupInfoOfServerRequest & hbase.pb.GetRSGroupInfoOfServerRequest.$Shape;
        }
        namespace GetRSGroupInfoOfServerRequest {
            interface $Properties {
                server: hbase.pb.ServerName.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetRSGroupInfoOfServerRequest.$Properties;
        }
        interface IGetRSGroupInfoOfServerResponse extends hbase.pb.GetRSGroupInfoOfServerResponse.$Properties {
        }
        class GetRSGroupInfoOfServerResponse {
            constructor(properties?: hbase.pb.GetRSGroupInfoOfServerResponse.$Properties);
            $unknowns?: Uint8Array[];
            r_s_group_info: (hbase.pb.RSGroupInfo|null);
            static create(properties: hbase.pb.GetRSGroupInfoOfServerResponse.$Shape): hbase.pb.GetRSGroupInfoOfServerResponse & hbase.pb.GetRSGroupInfoOfServerResponse.$Shape;
            static create(properties?: hbase.pb.GetRSGroupInfoOfServerResponse.$Properties): hbase.pb.GetRSGroupInfoOfServerResponse;
            static encode(message: hbase.pb.GetRSGroupInfoOfServerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetRSGroupInfoOfServerResponse & hbase.pb.GetRSGroupInfoOfServerResponse.$Shape;
        }
        namespace GetRSGroupInfoOfServerResponse {
            interface $Properties {
                r_s_group_info?: (hbase.pb.RSGroupInfo.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetRSGroupInfoOfServerResponse.$Properties;
        }
        interface IMoveServersAndTablesRequest extends hbase.pb.MoveServersAndTablesRequest.$Properties {
        }
        class MoveServersAndTablesRequest {
            constructor(properties?: hbase.pb.MoveServersAndTablesRequest.$Properties);
            $unknowns?: Uint8Array[];
            target_group: string;
            servers: hbase.pb.ServerName[];
            table_name: hbase.pb.TableName[];
            static create(properties: hbase.pb.MoveServersAndTablesRequest.$Shape): hbase.pb.MoveServersAndTablesRequest & hbase.pb.MoveServersAndTablesRequest.$Shape;
            static create(properties?: hbase.pb.MoveServersAndTablesRequest.$Properties): hbase.pb.MoveServersAndTablesRequest;
            static encode(message: hbase.pb.MoveServersAndTablesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MoveServersAndTablesRequest & hbase.pb.MoveServersAndTablesRequest.$Shape;
        }
        namespace MoveServersAndTablesRequest {
            interface $Properties {
                target_group: string;
                servers?: hbase.pb.ServerName.$Properties[];
                table_name?: hbase.pb.TableName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MoveServersAndTablesRequest.$Properties;
        }
        interface IMoveServersAndTablesResponse extends hbase.pb.MoveServersAndTablesResponse.$Properties {
        }
        class MoveServersAndTablesResponse {
            constructor(properties?: hbase.pb.MoveServersAndTablesResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.MoveServersAndTablesResponse.$Shape): hbase.pb.MoveServersAndTablesResponse & hbase.pb.MoveServersAndTablesResponse.$Shape;
            static create(properties?: hbase.pb.MoveServersAndTablesResponse.$Properties): hbase.pb.MoveServersAndTablesResponse;
            static encode(message: hbase.pb.MoveServersAndTablesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MoveServersAndTablesResponse & hbase.pb.MoveServersAndTablesResponse.$Shape;
        }
        namespace MoveServersAndTablesResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MoveServersAndTablesResponse.$Properties;
        }
        interface IRemoveServersRequest extends hbase.pb.RemoveServersRequest.$Properties {
        }
        class RemoveServersRequest {
            constructor(properties?: hbase.pb.RemoveServersRequest.$Properties);
            $unknowns?: Uint8Array[];
            servers: hbase.pb.ServerName[];
            static create(properties: hbase.pb.RemoveServersRequest.$Shape): hbase.pb.RemoveServersRequest & hbase.pb.RemoveServersRequest.$Shape;
            static create(properties?: hbase.pb.RemoveServersRequest.$Properties): hbase.pb.RemoveServersRequest;
            static encode(message: hbase.pb.RemoveServersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RemoveServersRequest & hbase.pb.RemoveServersRequest.$Shape;
        }
        namespace RemoveServersRequest {
            interface $Properties {
                servers?: hbase.pb.ServerName.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RemoveServersRequest.$Properties;
        }
        interface IRemoveServersResponse extends hbase.pb.RemoveServersResponse.$Properties {
        }
        class RemoveServersResponse {
            constructor(properties?: hbase.pb.RemoveServersResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.RemoveServersResponse.$Shape): hbase.pb.RemoveServersResponse & hbase.pb.RemoveServersResponse.$Shape;
            static create(properties?: hbase.pb.RemoveServersResponse.$Properties): hbase.pb.RemoveServersResponse;
            static encode(message: hbase.pb.RemoveServersResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RemoveServersResponse & hbase.pb.RemoveServersResponse.$Shape;
        }
        namespace RemoveServersResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RemoveServersResponse.$Properties;
        }
        interface IRenameRSGroupRequest extends hbase.pb.RenameRSGroupRequest.$Properties {
        }
        class RenameRSGroupRequest {
            constructor(properties?: hbase.pb.RenameRSGroupRequest.$Properties);
            $unknowns?: Uint8Array[];
            old_rsgroup_name: string;
            new_rsgroup_name: string;
            static create(properties: hbase.pb.RenameRSGroupRequest.$Shape): hbase.pb.RenameRSGroupRequest & hbase.pb.RenameRSGroupRequest.$Shape;
            static create(properties?: hbase.pb.RenameRSGroupRequest.$Properties): hbase.pb.RenameRSGroupRequest;
            static encode(message: hbase.pb.RenameRSGroupRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RenameRSGroupRequest & hbase.pb.RenameRSGroupRequest.$Shape;
        }
        namespace RenameRSGroupRequest {
            interface $Properties {
                old_rsgroup_name: string;
                new_rsgroup_name: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RenameRSGroupRequest.$Properties;
        }
        interface IRenameRSGroupResponse extends hbase.pb.RenameRSGroupResponse.$Properties {
        }
        class RenameRSGroupResponse {
            constructor(properties?: hbase.pb.RenameRSGroupResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.RenameRSGroupResponse.$Shape): hbase.pb.RenameRSGroupResponse & hbase.pb.RenameRSGroupResponse.$Shape;
            static create(properties?: hbase.pb.RenameRSGroupResponse.$Properties): hbase.pb.RenameRSGroupResponse;
            static encode(message: hbase.pb.RenameRSGroupResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.RenameRSGroupResponse & hbase.pb.RenameRSGroupResponse.$Shape;
        }
        namespace RenameRSGroupResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.RenameRSGroupResponse.$Properties;
        }
        interface IUpdateRSGroupConfigRequest extends hbase.pb.UpdateRSGroupConfigRequest.$Properties {
        }
        class UpdateRSGroupConfigRequest {
            constructor(properties?: hbase.pb.UpdateRSGroupConfigRequest.$Properties);
            $unknowns?: Uint8Array[];
            group_name: string;
            configuration: hbase.pb.NameStringPair[];
            static create(properties: hbase.pb.UpdateRSGroupConfigRequest.$Shape): hbase.pb.UpdateRSGroupConfigRequest & hbase.pb.UpdateRSGroupConfigRequest.$Shape;
            static create(properties?: hbase.pb.UpdateRSGroupConfigRequest.$Properties): hbase.pb.UpdateRSGroupConfigRequest;
            static encode(message: hbase.pb.UpdateRSGroupConfigRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UpdateRSGroupConfigRequest & hbase.pb.UpdateRSGroupConfigRequest.$Shape;
        }
        namespace UpdateRSGroupConfigRequest {
            interface $Properties {
                group_name: string;
                configuration?: hbase.pb.NameStringPair.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UpdateRSGroupConfigRequest.$Properties;
        }
        interface IUpdateRSGroupConfigResponse extends hbase.pb.UpdateRSGroupConfigResponse.$Properties {
        }
        class UpdateRSGroupConfigResponse {
            constructor(properties?: hbase.pb.UpdateRSGroupConfigResponse.$Properties);
            $unknowns?: Uint8Array[];
            static create(properties: hbase.pb.UpdateRSGroupConfigResponse.$Shape): hbase.pb.UpdateRSGroupConfigResponse & hbase.pb.UpdateRSGroupConfigResponse.$Shape;
            static create(properties?: hbase.pb.UpdateRSGroupConfigResponse.$Properties): hbase.pb.UpdateRSGroupConfigResponse;
            static encode(message: hbase.pb.UpdateRSGroupConfigResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UpdateRSGroupConfigResponse & hbase.pb.UpdateRSGroupConfigResponse.$Shape;
        }
        namespace UpdateRSGroupConfigResponse {
            interface $Properties {
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UpdateRSGroupConfigResponse.$Properties;
        }
        interface IVisibilityLabelsRequest extends hbase.pb.VisibilityLabelsRequest.$Properties {
        }
        class VisibilityLabelsRequest {
            constructor(properties?: hbase.pb.VisibilityLabelsRequest.$Properties);
            $unknowns?: Uint8Array[];
            visLabel: hbase.pb.VisibilityLabel[];
            static create(properties: hbase.pb.VisibilityLabelsRequest.$Shape): hbase.pb.VisibilityLabelsRequest & hbase.pb.VisibilityLabelsRequest.$Shape;
            static create(properties?: hbase.pb.VisibilityLabelsRequest.$Properties): hbase.pb.VisibilityLabelsRequest;
            static encode(message: hbase.pb.VisibilityLabelsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.VisibilityLabelsRequest & hbase.pb.VisibilityLabelsRequest.$Shape;
        }
        namespace VisibilityLabelsRequest {
            interface $Properties {
                visLabel?: hbase.pb.VisibilityLabel.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.VisibilityLabelsRequest.$Properties;
        }
        interface IVisibilityLabel extends hbase.pb.VisibilityLabel.$Properties {
        }
        class VisibilityLabel {
            constructor(properties?: hbase.pb.VisibilityLabel.$Properties);
            $unknowns?: Uint8Array[];
            label: Uint8Array;
            ordinal: (number|null);
            static create(properties: hbase.pb.VisibilityLabel.$Shape): hbase.pb.VisibilityLabel & hbase.pb.VisibilityLabel.$Shape;
            static create(properties?: hbase.pb.VisibilityLabel.$Properties): hbase.pb.VisibilityLabel;
            static encode(message: hbase.pb.VisibilityLabel.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.VisibilityLabel & hbase.pb.VisibilityLabel.$Shape;
        }
        namespace VisibilityLabel {
            interface $Properties {
                label: Uint8Array;
                ordinal?: (number|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.VisibilityLabel.$Properties;
        }
        interface IVisibilityLabelsResponse extends hbase.pb.VisibilityLabelsResponse.$Properties {
        }
        class VisibilityLabelsResponse {
            constructor(properties?: hbase.pb.VisibilityLabelsResponse.$Properties);
            $unknowns?: Uint8Array[];
            result: hbase.pb.RegionActionResult[];
            static create(properties: hbase.pb.VisibilityLabelsResponse.$Shape): hbase.pb.VisibilityLabelsResponse & hbase.pb.VisibilityLabelsResponse.$Shape;
            static create(properties?: hbase.pb.VisibilityLabelsResponse.$Properties): hbase.pb.VisibilityLabelsResponse;
            static encode(message: hbase.pb.VisibilityLabelsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.VisibilityLabelsResponse & hbase.pb.VisibilityLabelsResponse.$Shape;
        }
        namespace VisibilityLabelsResponse {
            interface $Properties {
                result?: hbase.pb.RegionActionResult.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.VisibilityLabelsResponse.$Properties;
        }
        interface ISetAuthsRequest extends hbase.pb.SetAuthsRequest.$Properties {
        }
        class SetAuthsRequest {
            constructor(properties?: hbase.pb.SetAuthsRequest.$Properties);
            $unknowns?: Uint8Array[];
            user: Uint8Array;
            auth: Uint8Array[];
            static create(properties: hbase.pb.SetAuthsRequest.$Shape): hbase.pb.SetAuthsRequest & hbase.pb.SetAuthsRequest.$Shape;
            static create(properties?: hbase.pb.SetAuthsRequest.$Properties): hbase.pb.SetAuthsRequest;
            static encode(message: hbase.pb.SetAuthsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SetAuthsRequest & hbase.pb.SetAuthsRequest.$Shape;
        }
        namespace SetAuthsRequest {
            interface $Properties {
                user: Uint8Array;
                auth?: Uint8Array[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SetAuthsRequest.$Properties;
        }
        interface IUserAuthorizations extends hbase.pb.UserAuthorizations.$Properties {
        }
        class UserAuthorizations {
            constructor(properties?: hbase.pb.UserAuthorizations.$Properties);
            $unknowns?: Uint8Array[];
            user: Uint8Array;
            auth: number[];
            static create(properties: hbase.pb.UserAuthorizations.$Shape): hbase.pb.UserAuthorizations & hbase.pb.UserAuthorizations.$Shape;
            static create(properties?: hbase.pb.UserAuthorizations.$Properties): hbase.pb.UserAuthorizations;
            static encode(message: hbase.pb.UserAuthorizations.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.UserAuthorizations & hbase.pb.UserAuthorizations.$Shape;
        }
        namespace UserAuthorizations {
            interface $Properties {
                user: Uint8Array;
                auth?: number[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.UserAuthorizations.$Properties;
        }
        interface IMultiUserAuthorizations extends hbase.pb.MultiUserAuthorizations.$Properties {
        }
        class MultiUserAuthorizations {
            constructor(properties?: hbase.pb.MultiUserAuthorizations.$Properties);
            $unknowns?: Uint8Array[];
            userAuths: hbase.pb.UserAuthorizations[];
            static create(properties: hbase.pb.MultiUserAuthorizations.$Shape): hbase.pb.MultiUserAuthorizations & hbase.pb.MultiUserAuthorizations.$Shape;
            static create(properties?: hbase.pb.MultiUserAuthorizations.$Properties): hbase.pb.MultiUserAuthorizations;
            static encode(message: hbase.pb.MultiUserAuthorizations.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MultiUserAuthorizations & hbase.pb.MultiUserAuthorizations.$Shape;
        }
        namespace MultiUserAuthorizations {
            interface $Properties {
                userAuths?: hbase.pb.UserAuthorizations.$Properties[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MultiUserAuthorizations.$Properties;
        }
        interface IGetAuthsRequest extends hbase.pb.GetAuthsRequest.$Properties {
        }
        class GetAuthsRequest {
            constructor(properties?: hbase.pb.GetAuthsRequest.$Properties);
            $unknowns?: Uint8Array[];
            user: Uint8Array;
            static create(properties: hbase.pb.GetAuthsRequest.$Shape): hbase.pb.GetAuthsRequest & hbase.pb.GetAuthsRequest.$Shape;
            static create(properties?: hbase.pb.GetAuthsRequest.$Properties): hbase.pb.GetAuthsRequest;
            static encode(message: hbase.pb.GetAuthsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetAuthsRequest & hbase.pb.GetAuthsRequest.$Shape;
        }
        namespace GetAuthsRequest {
            interface $Properties {
                user: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetAuthsRequest.$Properties;
        }
        interface IGetAuthsResponse extends hbase.pb.GetAuthsResponse.$Properties {
        }
        class GetAuthsResponse {
            constructor(properties?: hbase.pb.GetAuthsResponse.$Properties);
            $unknowns?: Uint8Array[];
            user: Uint8Array;
            auth: Uint8Array[];
            static create(properties: hbase.pb.GetAuthsResponse.$Shape): hbase.pb.GetAuthsResponse & hbase.pb.GetAuthsResponse.$Shape;
            static create(properties?: hbase.pb.GetAuthsResponse.$Properties): hbase.pb.GetAuthsResponse;
            static encode(message: hbase.pb.GetAuthsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.GetAuthsResponse & hbase.pb.GetAuthsResponse.$Shape;
        }
        namespace GetAuthsResponse {
            interface $Properties {
                user: Uint8Array;
                auth?: Uint8Array[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.GetAuthsResponse.$Properties;
        }
        interface IListLabelsRequest extends hbase.pb.ListLabelsRequest.$Properties {
        }
        class ListLabelsRequest {
            constructor(properties?: hbase.pb.ListLabelsRequest.$Properties);
            $unknowns?: Uint8Array[];
            regex: (string|null);
            static create(properties: hbase.pb.ListLabelsRequest.$Shape): hbase.pb.ListLabelsRequest & hbase.pb.ListLabelsRequest.$Shape;
            static create(properties?: hbase.pb.ListLabelsRequest.$Properties): hbase.pb.ListLabelsRequest;
            static encode(message: hbase.pb.ListLabelsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListLabelsRequest & hbase.pb.ListLabelsRequest.$Shape;
        }
        namespace ListLabelsRequest {
            interface $Properties {
                regex?: (string|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListLabelsRequest.$Properties;
        }
        interface IListLabelsResponse extends hbase.pb.ListLabelsResponse.$Properties {
        }
        class ListLabelsResponse {
            constructor(properties?: hbase.pb.ListLabelsResponse.$Properties);
            $unknowns?: Uint8Array[];
            label: Uint8Array[];
            static create(properties: hbase.pb.ListLabelsResponse.$Shape): hbase.pb.ListLabelsResponse & hbase.pb.ListLabelsResponse.$Shape;
            static create(properties?: hbase.pb.ListLabelsResponse.$Properties): hbase.pb.ListLabelsResponse;
            static encode(message: hbase.pb.ListLabelsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ListLabelsResponse & hbase.pb.ListLabelsResponse.$Shape;
        }
        namespace ListLabelsResponse {
            interface $Properties {
                label?: Uint8Array[];
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ListLabelsResponse.$Properties;
        }
        interface ILoadBalancerState extends hbase.pb.LoadBalancerState.$Properties {
        }
        class LoadBalancerState {
            constructor(properties?: hbase.pb.LoadBalancerState.$Properties);
            $unknowns?: Uint8Array[];
            balancer_on: (boolean|null);
            static create(properties: hbase.pb.LoadBalancerState.$Shape): hbase.pb.LoadBalancerState & hbase.pb.LoadBalancerState.$Shape;
            static create(properties?: hbase.pb.LoadBalancerState.$Properties): hbase.pb.LoadBalancerState;
            static encode(message: hbase.pb.LoadBalancerState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.LoadBalancerState & hbase.pb.LoadBalancerState.$Shape;
        }
        namespace LoadBalancerState {
            interface $Properties {
                balancer_on?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.LoadBalancerState.$Properties;
        }
        interface IMetaRegionServer extends hbase.pb.MetaRegionServer.$Properties {
        }
        class MetaRegionServer {
            constructor(properties?: hbase.pb.MetaRegionServer.$Properties);
            $unknowns?: Uint8Array[];
            server: hbase.pb.ServerName;
            rpc_version: (number|null);
            state: (hbase.pb.RegionState.State|null);
            static create(properties: hbase.pb.MetaRegionServer.$Shape): hbase.pb.MetaRegionServer & hbase.pb.MetaRegionServer.$Shape;
            static create(properties?: hbase.pb.MetaRegionServer.$Properties): hbase.pb.MetaRegionServer;
            static encode(message: hbase.pb.MetaRegionServer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.MetaRegionServer & hbase.pb.MetaRegionServer.$Shape;
        }
        namespace MetaRegionServer {
            interface $Properties {
                server: hbase.pb.ServerName.$Properties;
                rpc_version?: (number|null);
                state?: (hbase.pb.RegionState.State|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.MetaRegionServer.$Properties;
        }
        interface IMaster extends hbase.pb.Master.$Properties {
        }
        class Master {
            constructor(properties?: hbase.pb.Master.$Properties);
            $unknowns?: Uint8Array[];
            master: hbase.pb.ServerName;
            rpc_version: (number|null);
            info_port: (number|null);
            colonnade_process: (hbase.pb.ServerProcess|null);
            static create(properties: hbase.pb.Master.$Shape): hbase.pb.Master & hbase.pb.Master.$Shape;
            static create(properties?: hbase.pb.Master.$Properties): hbase.pb.Master;
            static encode(message: hbase.pb.Master.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.Master & hbase.pb.Master.$Shape;
        }
        namespace Master {
            interface $Properties {
                master: hbase.pb.ServerName.$Properties;
                rpc_version?: (number|null);
                info_port?: (number|null);
                colonnade_process?: (hbase.pb.ServerProcess.$Properties|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.Master.$Properties;
        }
        interface IClusterUp extends hbase.pb.ClusterUp.$Properties {
        }
        class ClusterUp {
            constructor(properties?: hbase.pb.ClusterUp.$Properties);
            $unknowns?: Uint8Array[];
            start_date: string;
            static create(properties: hbase.pb.ClusterUp.$Shape): hbase.pb.ClusterUp & hbase.pb.ClusterUp.$Shape;
            static create(properties?: hbase.pb.ClusterUp.$Properties): hbase.pb.ClusterUp;
            static encode(message: hbase.pb.ClusterUp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.ClusterUp & hbase.pb.ClusterUp.$Shape;
        }
        namespace ClusterUp {
            interface $Properties {
                start_date: string;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.ClusterUp.$Properties;
        }
        interface ISplitLogTask extends hbase.pb.SplitLogTask.$Properties {
        }
        class SplitLogTask {
            constructor(properties?: hbase.pb.SplitLogTask.$Properties);
            $unknowns?: Uint8Array[];
            state: hbase.pb.SplitLogTask.State;
            server_name: hbase.pb.ServerName;
            static create(properties: hbase.pb.SplitLogTask.$Shape): hbase.pb.SplitLogTask & hbase.pb.SplitLogTask.$Shape;
            static create(properties?: hbase.pb.SplitLogTask.$Properties): hbase.pb.SplitLogTask;
            static encode(message: hbase.pb.SplitLogTask.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SplitLogTask & hbase.pb.SplitLogTask.$Shape;
        }
        namespace SplitLogTask {
            interface $Properties {
                state: hbase.pb.SplitLogTask.State;
                server_name: hbase.pb.ServerName.$Properties;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SplitLogTask.$Properties;
            enum State {
                UNASSIGNED = 0,
                OWNED = 1,
                RESIGNED = 2,
                DONE = 3,
                ERR = 4
            }
        }
        interface IDeprecatedTableState extends hbase.pb.DeprecatedTableState.$Properties {
        }
        class DeprecatedTableState {
            constructor(properties?: hbase.pb.DeprecatedTableState.$Properties);
            $unknowns?: Uint8Array[];
            state: hbase.pb.DeprecatedTableState.State;
            static create(properties: hbase.pb.DeprecatedTableState.$Shape): hbase.pb.DeprecatedTableState & hbase.pb.DeprecatedTableState.$Shape;
            static create(properties?: hbase.pb.DeprecatedTableState.$Properties): hbase.pb.DeprecatedTableState;
            static encode(message: hbase.pb.DeprecatedTableState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.DeprecatedTableState & hbase.pb.DeprecatedTableState.$Shape;
        }
        namespace DeprecatedTableState {
            interface $Properties {
                state: hbase.pb.DeprecatedTableState.State;
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.DeprecatedTableState.$Properties;
            enum State {
                ENABLED = 0,
                DISABLED = 1,
                DISABLING = 2,
                ENABLING = 3
            }
        }
        interface ISwitchState extends hbase.pb.SwitchState.$Properties {
        }
        class SwitchState {
            constructor(properties?: hbase.pb.SwitchState.$Properties);
            $unknowns?: Uint8Array[];
            enabled: (boolean|null);
            static create(properties: hbase.pb.SwitchState.$Shape): hbase.pb.SwitchState & hbase.pb.SwitchState.$Shape;
            static create(properties?: hbase.pb.SwitchState.$Properties): hbase.pb.SwitchState;
            static encode(message: hbase.pb.SwitchState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): hbase.pb.SwitchState & hbase.pb.SwitchState.$Shape;
        }
        namespace SwitchState {
            interface $Properties {
                enabled?: (boolean|null);
                $unknowns?: Uint8Array[];
            }
            type $Shape = hbase.pb.SwitchState.$Properties;
        }
    }
}
export namespace google {
    namespace protobuf {
        interface IAny extends google.protobuf.Any.$Properties {
        }
        class Any {
            constructor(properties?: google.protobuf.Any.$Properties);
            $unknowns?: Uint8Array[];
            type_url: string;
            value: Uint8Array;
            static create(properties: google.protobuf.Any.$Shape): google.protobuf.Any & google.protobuf.Any.$Shape;
            static create(properties?: google.protobuf.Any.$Properties): google.protobuf.Any;
            static encode(message: google.protobuf.Any.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Any & google.protobuf.Any.$Shape;
        }
        namespace Any {
            interface $Properties {
                type_url?: string;
                value?: Uint8Array;
                $unknowns?: Uint8Array[];
            }
            type $Shape = google.protobuf.Any.$Properties;
        }
    }
}
export interface IRegionNormalizerState extends RegionNormalizerState.$Properties {
}
export class RegionNormalizerState {
    constructor(properties?: RegionNormalizerState.$Properties);
    $unknowns?: Uint8Array[];
    normalizer_on: (boolean|null);
    static create(properties: RegionNormalizerState.$Shape): RegionNormalizerState & RegionNormalizerState.$Shape;
    static create(properties?: RegionNormalizerState.$Properties): RegionNormalizerState;
    static encode(message: RegionNormalizerState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): RegionNormalizerState & RegionNormalizerState.$Shape;
}
export namespace RegionNormalizerState {
    interface $Properties {
        normalizer_on?: (boolean|null);
        $unknowns?: Uint8Array[];
    }
    type $Shape = RegionNormalizerState.$Properties;
}
export namespace org {
    namespace apache {
        namespace hadoop {
            namespace hbase {
                namespace rest {
                    namespace protobuf {
                        namespace generated {
                            interface ICell extends org.apache.hadoop.hbase.rest.protobuf.generated.Cell.$Properties {
                            }
                            class Cell {
                                constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.Cell.$Properties);
                                $unknowns?: Uint8Array[];
                                row: (Uint8Array|null);
                                column: (Uint8Array|null);
                                timestamp: (number|Long|null);
                                data: (Uint8Array|null);
                                static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.Cell.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.Cell & org.apache.hadoop.hbase.rest.protobuf.generated.Cell.$Shape;
                                static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.Cell.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.Cell;
                                static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.Cell.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.Cell & org.apache.hadoop.hbase.rest.protobuf.generated.Cell.$Shape;
                            }
                            namespace Cell {
                                interface $Properties {
                                    row?: (Uint8Array|null);
                                    column?: (Uint8Array|null);
                                    timestamp?: (number|Long|null);
                                    data?: (Uint8Array|null);
                                    $unknowns?: Uint8Array[];
                                }
                                type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.Cell.$Properties;
                            }
                            interface ICellSet extends org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.$Properties {
                            }
                            class CellSet {
                                constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.$Properties);
                                $unknowns?: Uint8Array[];
                                rows: org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.Row[];
                                static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.CellSet & org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.$Shape;
                                static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.CellSet;
                                static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.CellSet & org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.$Shape;
                            }
                            namespace CellSet {
                                interface $Properties {
                                    rows?: org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.Row.$Properties[];
                                    $unknowns?: Uint8Array[];
                                }
                                type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.$Properties;
                                interface IRow extends org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.Row.$Properties {
                                }
                                class Row {
                                    constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.Row.$Properties);
                                    $unknowns?: Uint8Array[];
                                    key: Uint8Array;
                                    values: org.apache.hadoop.hbase.rest.protobuf.generated.Cell[];
                                    static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.Row.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.Row & org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.Row.$Shape;
                                    static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.Row.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.Row;
                                    static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.Row.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.Row & org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.Row.$Shape;
                                }
                                namespace Row {
                                    interface $Properties {
                                        key: Uint8Array;
                                        values?: org.apache.hadoop.hbase.rest.protobuf.generated.Cell.$Properties[];
                                        $unknowns?: Uint8Array[];
                                    }
                                    type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.CellSet.Row.$Properties;
                                }
                            }
                            interface IColumnSchema extends org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.$Properties {
                            }
                            class ColumnSchema {
                                constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.$Properties);
                                $unknowns?: Uint8Array[];
                                name: (string|null);
                                attrs: org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.Attribute[];
                                ttl: (number|null);
                                maxVersions: (number|null);
                                compression: (string|null);
                                static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema & org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.$Shape;
                                static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema;
                                static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema & org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.$Shape;
                            }
                            namespace ColumnSchema {
                                interface $Properties {
                                    name?: (string|null);
                                    attrs?: org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.Attribute.$Properties[];
                                    ttl?: (number|null);
                                    maxVersions?: (number|null);
                                    compression?: (string|null);
                                    $unknowns?: Uint8Array[];
                                }
                                type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.$Properties;
                                interface IAttribute extends org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.Attribute.$Properties {
                                }
                                class Attribute {
                                    constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.Attribute.$Properties);
                                    $unknowns?: Uint8Array[];
                                    name: string;
                                    value: string;
                                    static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.Attribute.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.Attribute & org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.Attribute.$Shape;
                                    static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.Attribute.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.Attribute;
                                    static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.Attribute.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.Attribute & org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.Attribute.$Shape;
                                }
                                namespace Attribute {
                                    interface $Properties {
                                        name: string;
                                        value: string;
                                        $unknowns?: Uint8Array[];
                                    }
                                    type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.Attribute.$Properties;
                                }
                            }
                            interface INamespaceProperties extends org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.$Properties {
                            }
                            class NamespaceProperties {
                                constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.$Properties);
                                $unknowns?: Uint8Array[];
                                props: org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.Property[];
                                static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties & org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.$Shape;
                                static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties;
                                static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties & org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.$Shape;
                            }
                            namespace NamespaceProperties {
                                interface $Properties {
                                    props?: org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.Property.$Properties[];
                                    $unknowns?: Uint8Array[];
                                }
                                type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.$Properties;
                                interface IProperty extends org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.Property.$Properties {
                                }
                                class Property {
                                    constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.Property.$Properties);
                                    $unknowns?: Uint8Array[];
                                    key: string;
                                    value: string;
                                    static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.Property.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.Property & org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.Property.$Shape;
                                    static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.Property.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.Property;
                                    static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.Property.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.Property & org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.Property.$Shape;
                                }
                                namespace Property {
                                    interface $Properties {
                                        key: string;
                                        value: string;
                                        $unknowns?: Uint8Array[];
                                    }
                                    type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.NamespaceProperties.Property.$Properties;
                                }
                            }
                            interface INamespaces extends org.apache.hadoop.hbase.rest.protobuf.generated.Namespaces.$Properties {
                            }
                            class Namespaces {
                                constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.Namespaces.$Properties);
                                $unknowns?: Uint8Array[];
                                namespace: string[];
                                static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.Namespaces.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.Namespaces & org.apache.hadoop.hbase.rest.protobuf.generated.Namespaces.$Shape;
                                static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.Namespaces.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.Namespaces;
                                static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.Namespaces.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.Namespaces & org.apache.hadoop.hbase.rest.protobuf.generated.Namespaces.$Shape;
                            }
                            namespace Namespaces {
                                interface $Properties {
                                    namespace?: string[];
                                    $unknowns?: Uint8Array[];
                                }
                                type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.Namespaces.$Properties;
                            }
                            interface IScanner extends org.apache.hadoop.hbase.rest.protobuf.generated.Scanner.$Properties {
                            }
                            class Scanner {
                                constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.Scanner.$Properties);
                                $unknowns?: Uint8Array[];
                                startRow: (Uint8Array|null);
                                endRow: (Uint8Array|null);
                                columns: Uint8Array[];
                                batch: (number|null);
                                startTime: (number|Long|null);
                                endTime: (number|Long|null);
                                maxVersions: (number|null);
                                filter: (string|null);
                                caching: (number|null);
                                labels: string[];
                                cacheBlocks: (boolean|null);
                                includeStartRow: (boolean|null);
                                includeStopRow: (boolean|null);
                                static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.Scanner.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.Scanner & org.apache.hadoop.hbase.rest.protobuf.generated.Scanner.$Shape;
                                static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.Scanner.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.Scanner;
                                static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.Scanner.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.Scanner & org.apache.hadoop.hbase.rest.protobuf.generated.Scanner.$Shape;
                            }
                            namespace Scanner {
                                interface $Properties {
                                    startRow?: (Uint8Array|null);
                                    endRow?: (Uint8Array|null);
                                    columns?: Uint8Array[];
                                    batch?: (number|null);
                                    startTime?: (number|Long|null);
                                    endTime?: (number|Long|null);
                                    maxVersions?: (number|null);
                                    filter?: (string|null);
                                    caching?: (number|null);
                                    labels?: string[];
                                    cacheBlocks?: (boolean|null);
                                    includeStartRow?: (boolean|null);
                                    includeStopRow?: (boolean|null);
                                    $unknowns?: Uint8Array[];
                                }
                                type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.Scanner.$Properties;
                            }
                            interface IStorageClusterStatus extends org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.$Properties {
                            }
                            class StorageClusterStatus {
                                constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.$Properties);
                                $unknowns?: Uint8Array[];
                                liveNodes: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Node[];
                                deadNodes: string[];
                                regions: (number|null);
                                requests: (number|Long|null);
                                averageLoad: (number|null);
                                static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus & org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.$Shape;
                                static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus;
                                static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus & org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.$Shape;
                            }
                            namespace StorageClusterStatus {
                                interface $Properties {
                                    liveNodes?: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Node.$Properties[];
                                    deadNodes?: string[];
                                    regions?: (number|null);
                                    requests?: (number|Long|null);
                                    averageLoad?: (number|null);
                                    $unknowns?: Uint8Array[];
                                }
                                type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.$Properties;
                                interface IRegion extends org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Region.$Properties {
                                }
                                class Region {
                                    constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Region.$Properties);
                                    $unknowns?: Uint8Array[];
                                    name: Uint8Array;
                                    stores: (number|null);
                                    storefiles: (number|null);
                                    storefileSizeMB: (number|null);
                                    memStoreSizeMB: (number|null);
                                    storefileIndexSizeKB: (number|Long|null);
                                    readRequestsCount: (number|Long|null);
                                    writeRequestsCount: (number|Long|null);
                                    rootIndexSizeKB: (number|null);
                                    totalStaticIndexSizeKB: (number|null);
                                    totalStaticBloomSizeKB: (number|null);
                                    totalCompactingKVs: (number|Long|null);
                                    currentCompactedKVs: (number|Long|null);
                                    static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Region.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Region & org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Region.$Shape;
                                    static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Region.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Region;
                                    static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Region.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Region & org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Region.$Shape;
                                }
                                namespace Region {
                                    interface $Properties {
                                        name: Uint8Array;
                                        stores?: (number|null);
                                        storefiles?: (number|null);
                                        storefileSizeMB?: (number|null);
                                        memStoreSizeMB?: (number|null);
                                        storefileIndexSizeKB?: (number|Long|null);
                                        readRequestsCount?: (number|Long|null);
                                        writeRequestsCount?: (number|Long|null);
                                        rootIndexSizeKB?: (number|null);
                                        totalStaticIndexSizeKB?: (number|null);
                                        totalStaticBloomSizeKB?: (number|null);
                                        totalCompactingKVs?: (number|Long|null);
                                        currentCompactedKVs?: (number|Long|null);
                                        $unknowns?: Uint8Array[];
                                    }
                                    type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Region.$Properties;
                                }
                                interface INode extends org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Node.$Properties {
                                }
                                class Node {
                                    constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Node.$Properties);
                                    $unknowns?: Uint8Array[];
                                    name: string;
                                    startCode: (number|Long|null);
                                    requests: (number|Long|null);
                                    heapSizeMB: (number|null);
                                    maxHeapSizeMB: (number|null);
                                    regions: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Region[];
                                    static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Node.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Node & org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Node.$Shape;
                                    static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Node.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Node;
                                    static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Node.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Node & org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Node.$Shape;
                                }
                                namespace Node {
                                    interface $Properties {
                                        name: string;
                                        startCode?: (number|Long|null);
                                        requests?: (number|Long|null);
                                        heapSizeMB?: (number|null);
                                        maxHeapSizeMB?: (number|null);
                                        regions?: org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Region.$Properties[];
                                        $unknowns?: Uint8Array[];
                                    }
                                    type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.StorageClusterStatus.Node.$Properties;
                                }
                            }
                            interface ITableInfo extends org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.$Properties {
                            }
                            class TableInfo {
                                constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.$Properties);
                                $unknowns?: Uint8Array[];
                                name: string;
                                regions: org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.Region[];
                                static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo & org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.$Shape;
                                static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo;
                                static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo & org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.$Shape;
                            }
                            namespace TableInfo {
                                interface $Properties {
                                    name: string;
                                    regions?: org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.Region.$Properties[];
                                    $unknowns?: Uint8Array[];
                                }
                                type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.$Properties;
                                interface IRegion extends org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.Region.$Properties {
                                }
                                class Region {
                                    constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.Region.$Properties);
                                    $unknowns?: Uint8Array[];
                                    name: string;
                                    startKey: (Uint8Array|null);
                                    endKey: (Uint8Array|null);
                                    id: (number|Long|null);
                                    location: (string|null);
                                    static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.Region.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.Region & org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.Region.$Shape;
                                    static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.Region.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.Region;
                                    static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.Region.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.Region & org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.Region.$Shape;
                                }
                                namespace Region {
                                    interface $Properties {
                                        name: string;
                                        startKey?: (Uint8Array|null);
                                        endKey?: (Uint8Array|null);
                                        id?: (number|Long|null);
                                        location?: (string|null);
                                        $unknowns?: Uint8Array[];
                                    }
                                    type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.TableInfo.Region.$Properties;
                                }
                            }
                            interface ITableList extends org.apache.hadoop.hbase.rest.protobuf.generated.TableList.$Properties {
                            }
                            class TableList {
                                constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.TableList.$Properties);
                                $unknowns?: Uint8Array[];
                                name: string[];
                                static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.TableList.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.TableList & org.apache.hadoop.hbase.rest.protobuf.generated.TableList.$Shape;
                                static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.TableList.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.TableList;
                                static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.TableList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.TableList & org.apache.hadoop.hbase.rest.protobuf.generated.TableList.$Shape;
                            }
                            namespace TableList {
                                interface $Properties {
                                    name?: string[];
                                    $unknowns?: Uint8Array[];
                                }
                                type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.TableList.$Properties;
                            }
                            interface ITableSchema extends org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.$Properties {
                            }
                            class TableSchema {
                                constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.$Properties);
                                $unknowns?: Uint8Array[];
                                name: (string|null);
                                attrs: org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.Attribute[];
                                columns: org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema[];
                                inMemory: (boolean|null);
                                readOnly: (boolean|null);
                                static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema & org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.$Shape;
                                static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema;
                                static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema & org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.$Shape;
                            }
                            namespace TableSchema {
                                interface $Properties {
                                    name?: (string|null);
                                    attrs?: org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.Attribute.$Properties[];
                                    columns?: org.apache.hadoop.hbase.rest.protobuf.generated.ColumnSchema.$Properties[];
                                    inMemory?: (boolean|null);
                                    readOnly?: (boolean|null);
                                    $unknowns?: Uint8Array[];
                                }
                                type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.$Properties;
                                interface IAttribute extends org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.Attribute.$Properties {
                                }
                                class Attribute {
                                    constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.Attribute.$Properties);
                                    $unknowns?: Uint8Array[];
                                    name: string;
                                    value: string;
                                    static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.Attribute.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.Attribute & org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.Attribute.$Shape;
                                    static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.Attribute.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.Attribute;
                                    static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.Attribute.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.Attribute & org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.Attribute.$Shape;
                                }
                                namespace Attribute {
                                    interface $Properties {
                                        name: string;
                                        value: string;
                                        $unknowns?: Uint8Array[];
                                    }
                                    type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.TableSchema.Attribute.$Properties;
                                }
                            }
                            interface IVersion extends org.apache.hadoop.hbase.rest.protobuf.generated.Version.$Properties {
                            }
                            class Version {
                                constructor(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.Version.$Properties);
                                $unknowns?: Uint8Array[];
                                restVersion: (string|null);
                                jvmVersion: (string|null);
                                osVersion: (string|null);
                                serverVersion: (string|null);
                                jerseyVersion: (string|null);
                                version: (string|null);
                                revision: (string|null);
                                static create(properties: org.apache.hadoop.hbase.rest.protobuf.generated.Version.$Shape): org.apache.hadoop.hbase.rest.protobuf.generated.Version & org.apache.hadoop.hbase.rest.protobuf.generated.Version.$Shape;
                                static create(properties?: org.apache.hadoop.hbase.rest.protobuf.generated.Version.$Properties): org.apache.hadoop.hbase.rest.protobuf.generated.Version;
                                static encode(message: org.apache.hadoop.hbase.rest.protobuf.generated.Version.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;
                                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): org.apache.hadoop.hbase.rest.protobuf.generated.Version & org.apache.hadoop.hbase.rest.protobuf.generated.Version.$Shape;
                            }
                            namespace Version {
                                interface $Properties {
                                    restVersion?: (string|null);
                                    jvmVersion?: (string|null);
                                    osVersion?: (string|null);
                                    serverVersion?: (string|null);
                                    jerseyVersion?: (string|null);
                                    version?: (string|null);
                                    revision?: (string|null);
                                    $unknowns?: Uint8Array[];
                                }
                                type $Shape = org.apache.hadoop.hbase.rest.protobuf.generated.Version.$Properties;
                            }
                        }
                    }
                }
            }
        }
    }
}

export import pb = hbase.pb;

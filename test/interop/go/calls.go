package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/tsuna/gohbase"
	"github.com/tsuna/gohbase/filter"
	"github.com/tsuna/gohbase/hrpc"
	"github.com/tsuna/gohbase/pb"
)

type suite struct {
	client         gohbase.Client
	admin          gohbase.AdminClient
	table          string
	passed, failed int
}

func calls(quorum string) int {
	s := &suite{admin: gohbase.NewAdminClient(quorum)}
	for _, codec := range []string{"", "snappy"} {
		options := []gohbase.Option{gohbase.FlushInterval(time.Millisecond)}
		s.table = "go_plain"
		if codec != "" {
			options = append(options, gohbase.CompressionCodec(codec))
			s.table = "go_" + codec
		}
		s.client = gohbase.NewClient(quorum, options...)
		for _, part := range []func(){s.tables, s.rows, s.deletes, s.versions, s.conditions, s.batches, s.scans, s.filters, s.large, s.errors, s.snapshots, s.cluster, s.drop} {
			s.run(part)
		}
		s.client.Close()
	}
	fmt.Printf("%d passed, %d failed\n", s.passed, s.failed)
	return s.failed
}

// A part that panics fails, and the others go on.
func (s *suite) run(part func()) {
	defer func() {
		if what := recover(); what != nil {
			s.failed++
			fmt.Printf("FAIL %s: %v\n", s.table, what)
		}
	}()
	part()
}

func (s *suite) expect(what string, found, wanted any) {
	if fmt.Sprint(found) == fmt.Sprint(wanted) {
		s.passed++
		return
	}
	s.failed++
	fmt.Printf("FAIL %s %s: %v, not %v\n", s.table, what, found, wanted)
}

func (s *suite) ok(what string, err error) { s.expect(what, err, error(nil)) }

func (s *suite) put(row string, values columns, options ...func(hrpc.Call) error) {
	_, err := s.client.Put(must(hrpc.NewPutStr(ctx, s.table, row, values, options...)))
	if err != nil {
		panic(err)
	}
}

func show(cells []*hrpc.Cell) string {
	var texts []string
	for _, c := range cells {
		texts = append(texts, fmt.Sprintf("%s:%s=%s", c.Family, c.Qualifier, c.Value))
	}
	return strings.Join(texts, " ")
}

func (s *suite) get(row string, options ...func(hrpc.Call) error) string {
	result, err := s.client.Get(must(hrpc.NewGetStr(ctx, s.table, row, options...)))
	if err != nil {
		return err.Error()
	}
	return show(result.Cells)
}

// The rows of a scan, each with its cells.
func (s *suite) scan(start, stop string, options ...func(hrpc.Call) error) []string {
	scanner := s.client.Scan(must(hrpc.NewScanRangeStr(ctx, s.table, start, stop, options...)))
	var rows []string
	for {
		result, err := scanner.Next()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			return append(rows, err.Error())
		}
		row := ""
		if len(result.Cells) > 0 {
			row = string(result.Cells[0].Row)
		}
		rows = append(rows, row+" "+show(result.Cells))
	}
}

func (s *suite) tables() {
	families := map[string]map[string]string{"f": {"VERSIONS": "3"}, "g": {"BLOOMFILTER": "ROWCOL", "COMPRESSION": "GZ"}}
	splits := [][]byte{[]byte("b"), []byte("m")}
	create := hrpc.NewCreateTable(ctx, []byte(s.table), families, hrpc.SplitKeys(splits), hrpc.TableAttributes(map[string]string{"NORMALIZATION_ENABLED": "false"}))
	s.ok("create", s.admin.CreateTable(create))
	err := s.admin.CreateTable(hrpc.NewCreateTable(ctx, []byte(s.table), families))
	s.expect("create again", err != nil && strings.Contains(err.Error(), "TableExistsException"), true)
	err = s.admin.DeleteTable(hrpc.NewDeleteTable(ctx, []byte(s.table)))
	s.expect("delete while enabled", err != nil && strings.Contains(err.Error(), "TableNotDisabledException"), true)
	s.ok("disable", s.admin.DisableTable(hrpc.NewDisableTable(ctx, []byte(s.table))))
	s.ok("enable", s.admin.EnableTable(hrpc.NewEnableTable(ctx, []byte(s.table))))
	names := func(options ...func(hrpc.Call) error) (names []string) {
		found, err := s.admin.ListTableNames(must(hrpc.NewListTableNames(ctx, options...)))
		for _, name := range found {
			names = append(names, fmt.Sprintf("%s:%s", name.Namespace, name.Qualifier))
		}
		if err != nil {
			names = append(names, err.Error())
		}
		return
	}
	s.expect("list", names(hrpc.ListRegex(s.table)), "[default:"+s.table+"]")
	s.expect("list none", names(hrpc.ListRegex("")), "[]")
	s.expect("list system tables", names(hrpc.ListRegex("hbase:me.*"), hrpc.ListSysTables(true)), "[hbase:meta]")
	s.expect("list of a namespace", len(names(hrpc.ListRegex(".*"), hrpc.ListNamespace("hbase"), hrpc.ListSysTables(true))) > 1, true)
	s.ok("cache regions", s.client.CacheRegions([]byte(s.table)))
}

func (s *suite) rows() {
	s.put("a", columns{"f": {"x": []byte("1"), "y": []byte("2"), "": []byte("none")}, "g": {"z": []byte("3")}})
	s.expect("get", s.get("a"), "f:=none f:x=1 f:y=2 g:z=3")
	s.expect("get families", s.get("a", hrpc.Families(map[string][]string{"g": nil})), "g:z=3")
	s.expect("get columns", s.get("a", hrpc.Families(map[string][]string{"f": {"y", ""}})), "f:=none f:y=2")
	s.expect("get nothing", s.get("nobody"), "")
	s.expect("get a part", s.get("a", hrpc.MaxResultsPerColumnFamily(1), hrpc.ResultOffset(1)), "f:x=1")
	s.expect("get uncached", s.get("a", hrpc.CacheBlocks(false), hrpc.Priority(5)), "f:=none f:x=1 f:y=2 g:z=3")
	s.expect("get with attributes", s.get("a", hrpc.HeaderAttribute("who", []byte("go"))), "f:=none f:x=1 f:y=2 g:z=3")
	exists := must(hrpc.NewGetStr(ctx, s.table, "a"))
	exists.ExistsOnly()
	result, err := s.client.Get(exists)
	s.ok("exists", err)
	s.expect("exists", *result.Exists, true)
	result, err = s.client.Append(must(hrpc.NewAppStr(ctx, s.table, "a", cell("x", "!"))))
	s.ok("append", err)
	s.expect("append", show(result.Cells), "f:x=1!")
	for _, wanted := range []int64{5, 10} {
		counted, err := s.client.Increment(must(hrpc.NewIncStrSingle(ctx, s.table, "n", "f", "n", 5)))
		s.ok("increment", err)
		s.expect("increment", counted, wanted)
	}
	for _, durability := range []hrpc.DurabilityType{hrpc.UseDefault, hrpc.SkipWal, hrpc.AsyncWal, hrpc.SyncWal, hrpc.FsyncWal} {
		s.put("durable", cell("x", fmt.Sprint(durability)), hrpc.Durability(durability))
		s.expect("durability", s.get("durable"), "f:x="+fmt.Sprint(int(durability)))
	}
	s.put("short", cell("x", "gone soon"), hrpc.TTL(time.Millisecond))
	for until := time.Now().Add(10 * time.Second); s.get("short") != "" && time.Now().Before(until); {
	}
	s.expect("time to live", s.get("short"), "")
}

func (s *suite) deletes() {
	for ts, value := range []string{"v0", "v1", "v2", "v3"} {
		s.put("d", cell("x", value), hrpc.TimestampUint64(uint64(10+ts)))
	}
	s.put("d", columns{"f": {"y": []byte("y")}, "g": {"z": []byte("z")}}, hrpc.TimestampUint64(10))
	remove := func(values columns, options ...func(hrpc.Call) error) {
		_, err := s.client.Delete(must(hrpc.NewDelStr(ctx, s.table, "d", values, options...)))
		s.ok("delete", err)
	}
	remove(cell("x", ""), hrpc.DeleteOneVersion())
	s.expect("delete the newest version", s.get("d", hrpc.Families(map[string][]string{"f": {"x"}})), "f:x=v2")
	remove(cell("x", ""), hrpc.DeleteOneVersion(), hrpc.TimestampUint64(12))
	s.expect("delete a version", s.get("d", hrpc.Families(map[string][]string{"f": {"x"}})), "f:x=v1")
	remove(cell("x", ""), hrpc.TimestampUint64(11))
	s.expect("delete older versions", s.get("d"), "f:y=y g:z=z")
	remove(columns{"g": nil})
	s.expect("delete a family", s.get("d"), "f:y=y")
	remove(nil)
	s.expect("delete a row", s.get("d"), "")
}

func (s *suite) versions() {
	for ts := 1; ts <= 5; ts++ {
		s.put("v", cell("x", fmt.Sprint(ts)), hrpc.TimestampUint64(uint64(ts)))
	}
	s.expect("one version", s.get("v"), "f:x=5")
	s.expect("versions", s.get("v", hrpc.MaxVersions(10)), "f:x=5 f:x=4 f:x=3")
	s.expect("time range", s.get("v", hrpc.TimeRangeUint64(3, 5), hrpc.MaxVersions(10)), "f:x=4 f:x=3")
	s.expect("scan of versions", s.scan("v", "w", hrpc.MaxVersions(2)), "[v f:x=5 f:x=4]")
	s.expect("scan of a time range", s.scan("v", "w", hrpc.TimeRangeUint64(4, 5)), "[v f:x=4]")
}

func (s *suite) conditions() {
	put := func(value string) *hrpc.Mutate { return must(hrpc.NewPutStr(ctx, s.table, "c", cell("x", value))) }
	check := func(what string, wanted bool, done bool, err error) {
		s.ok(what, err)
		s.expect(what, done, wanted)
	}
	done, err := s.client.CheckAndPut(put("1"), "f", "x", nil)
	check("put if there is none", true, done, err)
	done, err = s.client.CheckAndPut(put("2"), "f", "x", nil)
	check("put if there is none again", false, done, err)
	done, err = s.client.CheckAndPut(put("2"), "f", "x", []byte("1"))
	check("put if equal", true, done, err)
	done, err = s.client.CheckAndPutWithCompareType(put("3"), "f", "x", []byte("3"), pb.CompareType_GREATER)
	check("put if greater", true, done, err)
	s.expect("after conditional puts", s.get("c"), "f:x=3")
	binary := func(value string) filter.Comparator {
		return filter.NewBinaryComparator(filter.NewByteArrayComparable([]byte(value)))
	}
	increment := must(hrpc.NewIncStr(ctx, s.table, "c", columns{"f": {"n": []byte{0, 0, 0, 0, 0, 0, 0, 7}}}))
	done, err = s.client.CheckAndMutate(must(hrpc.NewCheckAndMutate(increment, "f", "x", pb.CompareType_EQUAL, binary("3"))))
	check("increment if equal", true, done, err)
	add := must(hrpc.NewAppStr(ctx, s.table, "c", cell("x", "+")))
	done, err = s.client.CheckAndMutate(must(hrpc.NewCheckAndMutateWithFilter(add, filter.NewSingleColumnValueFilter([]byte("f"), []byte("x"), filter.Equal, binary("3"), true, true))))
	check("append if a filter passes", true, done, err)
	s.expect("after conditions", s.get("c"), "f:n=\x00\x00\x00\x00\x00\x00\x00\x07 f:x=3+")
	remove := must(hrpc.NewDelStr(ctx, s.table, "c", nil))
	done, err = s.client.CheckAndMutate(must(hrpc.NewCheckAndMutate(remove, "f", "x", pb.CompareType_NOT_EQUAL, binary("3+"))))
	check("delete if not equal", false, done, err)
	done, err = s.client.CheckAndMutate(must(hrpc.NewCheckAndMutate(remove, "f", "x", pb.CompareType_LESS, binary("3"))))
	// As HBase compares: what is given is less than what is stored.
	check("delete if less", true, done, err)
	s.expect("after a conditional delete", s.get("c"), "")
}

func (s *suite) batches() {
	var batch []hrpc.Call
	for i := range 60 {
		batch = append(batch, must(hrpc.NewPutStr(ctx, s.table, fmt.Sprintf("%c%02d", 'a'+rune(i%26), i), cell("batch", fmt.Sprint(i)))))
	}
	_, ok := s.client.SendBatch(ctx, batch)
	s.expect("batch of puts", ok, true)
	results, ok := s.client.SendBatch(ctx, []hrpc.Call{
		must(hrpc.NewGetStr(ctx, s.table, "a00")),
		must(hrpc.NewPutStr(ctx, s.table, "z-new", cell("batch", "new"))),
		must(hrpc.NewAppStr(ctx, s.table, "b01", cell("batch", "+"))),
		must(hrpc.NewIncStrSingle(ctx, s.table, "z-n", "f", "n", 3)),
		must(hrpc.NewDelStr(ctx, s.table, "c02", nil)),
		must(hrpc.NewGetStr(ctx, s.table, "no such row")),
	})
	s.expect("mixed batch", ok, true)
	var found []string
	for _, result := range results {
		if response, ok := result.Msg.(*pb.MutateResponse); ok {
			found = append(found, show(hrpc.ToLocalResult(response.Result).Cells))
		} else if response, ok := result.Msg.(*pb.GetResponse); ok {
			found = append(found, show(hrpc.ToLocalResult(response.Result).Cells))
		}
	}
	s.expect("mixed batch", strings.Join(found, "|"), "f:batch=0||f:batch=1+|f:n=\x00\x00\x00\x00\x00\x00\x00\x03||")
	s.expect("batch deleted", s.get("c02"), "")
	results, ok = s.client.SendBatch(ctx, []hrpc.Call{
		must(hrpc.NewPutStr(ctx, s.table, "a-ok", cell("x", "1"))),
		must(hrpc.NewPutStr(ctx, s.table, "a-bad", columns{"nofamily": {"x": nil}})),
		must(hrpc.NewPutStr(ctx, s.table, "z-ok", cell("x", "1"))),
	})
	s.expect("batch of which one fails", []bool{ok, results[0].Error == nil, results[2].Error == nil}, "[false true true]")
	s.expect("the one that fails", strings.Contains(fmt.Sprint(results[1].Error), "NoSuchColumnFamilyException"), true)
}

func (s *suite) scans() {
	var batch []hrpc.Call
	var rows []string
	for i := range 100 {
		row := fmt.Sprintf("%c-scan-%02d", "amz"[i%3], i)
		rows = append(rows, row)
		batch = append(batch, must(hrpc.NewPutStr(ctx, s.table, row, columns{"f": {"a": []byte("1"), "b": []byte("2"), "c": []byte("3")}})))
	}
	slices.Sort(rows)
	s.client.SendBatch(ctx, batch)
	only := hrpc.Filters(filter.NewRowFilter(filter.NewCompareFilter(filter.Equal, filter.NewSubstringComparator("-scan-"))))
	names := func(lines []string) (names []string) {
		for _, line := range lines {
			names = append(names, strings.SplitN(line, " ", 2)[0])
		}
		return
	}
	s.expect("scan", names(s.scan("", "", only)), rows)
	s.expect("scan by sevens", names(s.scan("", "", only, hrpc.NumberOfRows(7))), rows)
	s.expect("scan of small size", names(s.scan("", "", only, hrpc.MaxResultSize(50))), rows)
	s.expect("scan of a range", names(s.scan("m-scan", "m-scan-2")), []string{"m-scan-01", "m-scan-04", "m-scan-07", "m-scan-10", "m-scan-13", "m-scan-16", "m-scan-19"})
	s.expect("cells of a scan", s.scan("a-scan-00", "a-scan-01"), "[a-scan-00 f:a=1 f:b=2 f:c=3]")
	parts := s.scan("a-scan-00", "a-scan-04", hrpc.AllowPartialResults(), hrpc.MaxResultSize(1))
	s.expect("scan of parts", len(parts) > 2 && strings.Count(strings.Join(parts, " "), "f:") == 6, true)
	s.expect("scan of parts put together", s.scan("a-scan-00", "a-scan-04", hrpc.MaxResultSize(1)), "[a-scan-00 f:a=1 f:b=2 f:c=3 a-scan-03 f:a=1 f:b=2 f:c=3]")
	s.expect("scan with attributes", names(s.scan("a-scan-00", "a-scan-01", hrpc.Attribute("scan", []byte("go")), hrpc.CacheBlocks(false))), "[a-scan-00]")
	slices.Reverse(rows)
	s.expect("scan in reverse", names(s.scan("zz", "", only, hrpc.Reversed())), rows)
	s.expect("scan of a range in reverse", names(s.scan("m-scan-10", "m-scan-01", hrpc.Reversed())), "[m-scan-10 m-scan-07 m-scan-04]")
	metrics := s.client.Scan(must(hrpc.NewScanRangeStr(ctx, s.table, "m-scan-1", "m-scan-3", hrpc.TrackScanMetrics(), hrpc.Filters(filter.NewPrefixFilter([]byte("m-scan-1"))))))
	for {
		if _, err := metrics.Next(); err != nil {
			s.expect("end of a scan", err, io.EOF)
			break
		}
	}
	s.expect("scan metrics", []int64{metrics.GetScanMetrics()["ROWS_SCANNED"], metrics.GetScanMetrics()["ROWS_FILTERED"]}, "[4 1]")
	second := s.client.ScanV2(must(hrpc.NewScanStr(ctx, s.table, only, hrpc.NumberOfRows(9))))
	count := 0
	for {
		response, err := second.Next()
		if err != nil {
			s.expect("end of a second scan", err, io.EOF)
			break
		}
		count += len(response.Results)
	}
	s.expect("scan of the second kind", count, 100)
	renewed := s.client.Scan(must(hrpc.NewScanStr(ctx, s.table, only, hrpc.NumberOfRows(1), hrpc.RenewInterval(2*time.Millisecond))))
	for i := range 5 {
		_, err := renewed.Next()
		s.ok("renewed scan", err)
		if i == 2 {
			time.Sleep(20 * time.Millisecond)
		}
	}
	s.ok("close a scan", renewed.Close())
}

func (s *suite) filters() {
	s.put("k", columns{"f": {"aa": []byte("10"), "ab": []byte("20"), "b": []byte("30")}, "g": {"c": []byte("40")}}, hrpc.TimestampUint64(7))
	compare := func(op filter.CompareType, comparator filter.Comparator) *filter.CompareFilter {
		return filter.NewCompareFilter(op, comparator)
	}
	binary := func(value string) filter.Comparator {
		return filter.NewBinaryComparator(filter.NewByteArrayComparable([]byte(value)))
	}
	for _, each := range []struct {
		name   string
		filter filter.Filter
		wanted string
	}{
		{"ColumnCountGet", filter.NewColumnCountGetFilter(2), "f:aa=10 f:ab=20"},
		{"ColumnPagination", filter.NewColumnPaginationFilter(1, 1, nil), "f:ab=20"},
		{"ColumnPrefix", filter.NewColumnPrefixFilter([]byte("a")), "f:aa=10 f:ab=20"},
		{"ColumnRange", filter.NewColumnRangeFilter([]byte("ab"), []byte("c"), true, false), "f:ab=20 f:b=30"},
		{"Family", filter.NewFamilyFilter(compare(filter.Equal, binary("g"))), "g:c=40"},
		{"FirstKeyOnly", filter.NewFirstKeyOnlyFilter(), "f:aa=10"},
		{"FuzzyRow", filter.NewFuzzyRowFilter([]*filter.BytesBytesPair{filter.NewBytesBytesPair([]byte("?"), []byte{1})}), "f:aa=10 f:ab=20 f:b=30 g:c=40"},
		{"InclusiveStop", filter.NewInclusiveStopFilter([]byte("j")), ""},
		{"KeyOnly", filter.NewKeyOnlyFilter(false), "f:aa= f:ab= f:b= g:c="},
		{"MultipleColumnPrefix", filter.NewMultipleColumnPrefixFilter([][]byte{[]byte("ab"), []byte("c")}), "f:ab=20 g:c=40"},
		{"Page", filter.NewPageFilter(1), "f:aa=10 f:ab=20 f:b=30 g:c=40"},
		{"Prefix", filter.NewPrefixFilter([]byte("x")), ""},
		{"Qualifier", filter.NewQualifierFilter(compare(filter.Greater, filter.NewBinaryPrefixComparator(filter.NewByteArrayComparable([]byte("a"))))), "f:b=30 g:c=40"},
		{"Value with a regular expression", filter.NewValueFilter(compare(filter.Equal, filter.NewRegexStringComparator("[12]0", 0, "UTF-8", "JAVA"))), "f:aa=10 f:ab=20"},
		{"Value with a part of a text", filter.NewValueFilter(compare(filter.NotEqual, filter.NewSubstringComparator("0"))), ""},
		{"RandomRow", filter.NewRandomRowFilter(1.5), "f:aa=10 f:ab=20 f:b=30 g:c=40"},
		{"SingleColumnValue", filter.NewSingleColumnValueFilter([]byte("f"), []byte("b"), filter.Equal, binary("31"), true, true), ""},
		{"SingleColumnValueExclude", filter.NewSingleColumnValueExcludeFilter(filter.NewSingleColumnValueFilter([]byte("f"), []byte("b"), filter.Equal, binary("30"), true, true)), "f:aa=10 f:ab=20 g:c=40"},
		{"Skip", filter.NewSkipFilter(filter.NewValueFilter(compare(filter.NotEqual, binary("40")))), ""},
		{"WhileMatch", filter.NewWhileMatchFilter(filter.NewValueFilter(compare(filter.NotEqual, binary("20")))), "f:aa=10"},
		{"Timestamps", filter.NewTimestampsFilter([]int64{6, 8}), ""},
		{"DependentColumn", filter.NewDependentColumnFilter(compare(filter.Equal, binary("30")), []byte("f"), []byte("b"), true), "f:aa=10 f:ab=20 g:c=40"},
		{"MultiRowRange", filter.NewMultiRowRangeFilter([]*filter.RowRange{filter.NewRowRange([]byte("j"), []byte("k"), true, false), filter.NewRowRange([]byte("k"), []byte("l"), true, true)}), "f:aa=10 f:ab=20 f:b=30 g:c=40"},
		{"all of two", filter.NewList(filter.MustPassAll, filter.NewColumnPrefixFilter([]byte("a")), filter.NewValueFilter(compare(filter.Greater, binary("15")))), "f:ab=20"},
		{"one of two", filter.NewList(filter.MustPassOne, filter.NewColumnPrefixFilter([]byte("aa")), filter.NewFamilyFilter(compare(filter.Equal, binary("g")))), "f:aa=10 g:c=40"},
	} {
		s.expect(each.name, s.get("k", hrpc.Filters(each.filter)), each.wanted)
		wanted := "[k " + each.wanted + "]"
		if each.wanted == "" {
			wanted = "[]"
		}
		s.expect(each.name+" in a scan", s.scan("k", "k\x00", hrpc.Filters(each.filter)), wanted)
	}
}

// More than one run of what a codec takes at a time, both ways.
func (s *suite) large() {
	value := bytes.Repeat([]byte("0123456789abcdef"), 60_000)
	copy(value[500_000:], "somewhere in the middle")
	s.put("large", columns{"f": {"x": value}})
	result, err := s.client.Get(must(hrpc.NewGetStr(ctx, s.table, "large")))
	s.ok("get a large value", err)
	s.expect("a large value", len(result.Cells) == 1 && bytes.Equal(result.Cells[0].Value, value), true)
	var batch []hrpc.Call
	for i := range 40 {
		batch = append(batch, must(hrpc.NewPutStr(ctx, s.table, fmt.Sprintf("large%02d", i), columns{"f": {"x": value[:100_000]}})))
	}
	_, ok := s.client.SendBatch(ctx, batch)
	s.expect("batch of large values", ok, true)
	s.expect("scan of large values", len(s.scan("large", "largf")), 41)
	for _, call := range batch {
		_, err := s.client.Delete(must(hrpc.NewDel(ctx, []byte(s.table), call.Key(), nil)))
		s.ok("delete a large value", err)
	}
}

func (s *suite) errors() {
	_, err := s.client.Get(must(hrpc.NewGetStr(ctx, "no_such_table", "a")))
	s.expect("no such table", err, gohbase.TableNotFound)
	s.expect("no such family", strings.Contains(s.get("a", hrpc.Families(map[string][]string{"q": nil})), "NoSuchColumnFamilyException"), true)
	_, err = s.client.Put(must(hrpc.NewPutStr(ctx, s.table, strings.Repeat("k", 40_000), cell("x", "1"))))
	s.expect("a row that is too long", err != nil, true)
	_, err = s.client.Increment(must(hrpc.NewIncStrSingle(ctx, s.table, "k", "f", "aa", 1)))
	s.expect("increment what is no number", err != nil, true)
	err = s.admin.DisableTable(hrpc.NewDisableTable(ctx, []byte("no_such_table")))
	s.expect("disable what is not there", strings.Contains(fmt.Sprint(err), "TableNotFoundException"), true)
	err = s.admin.EnableTable(hrpc.NewEnableTable(ctx, []byte(s.table)))
	s.expect("enable what is enabled", strings.Contains(fmt.Sprint(err), "TableNotDisabledException"), true)
}

func (s *suite) snapshots() {
	snapshot := must(hrpc.NewSnapshot(ctx, s.table+"_snapshot", s.table))
	s.ok("snapshot", s.admin.CreateSnapshot(snapshot))
	err := s.admin.CreateSnapshot(snapshot)
	s.expect("snapshot again", strings.Contains(fmt.Sprint(err), "SnapshotExistsException"), true)
	found, err := s.admin.ListSnapshots(hrpc.NewListSnapshots(ctx))
	s.ok("list snapshots", err)
	listed := slices.ContainsFunc(found, func(d *pb.SnapshotDescription) bool { return d.GetName() == s.table+"_snapshot" })
	s.expect("list snapshots", listed, true)
	s.put("after", cell("x", "1"))
	s.ok("disable", s.admin.DisableTable(hrpc.NewDisableTable(ctx, []byte(s.table))))
	s.ok("restore", s.admin.RestoreSnapshot(snapshot))
	s.ok("enable", s.admin.EnableTable(hrpc.NewEnableTable(ctx, []byte(s.table))))
	s.expect("restored", []string{s.get("after"), s.get("k")}, "[ f:aa=10 f:ab=20 f:b=30 g:c=40]")
	s.ok("delete a snapshot", s.admin.DeleteSnapshot(snapshot))
	err = s.admin.DeleteSnapshot(snapshot)
	s.expect("delete a snapshot again", strings.Contains(fmt.Sprint(err), "SnapshotDoesNotExistException"), true)
}

func (s *suite) cluster() {
	status, err := s.admin.ClusterStatus()
	s.ok("cluster status", err)
	s.expect("balancer is on", status.GetBalancerOn(), true)
	s.expect("live servers", len(status.GetLiveServers()), 1)
	s.expect("active master", status.GetMaster().GetHostName() != "", true)
	// A server tells of its regions every so often.
	regions := 0
	for until := time.Now().Add(30 * time.Second); regions != 3 && time.Now().Before(until); time.Sleep(20 * time.Millisecond) {
		regions = s.reported()
	}
	s.expect("regions of the table", regions, 3)
	for _, on := range []bool{false, true} {
		before, err := s.admin.SetBalancer(must(hrpc.NewSetBalancer(ctx, on)))
		s.ok("set the balancer", err)
		s.expect("set the balancer", before, !on)
	}
	err = s.admin.MoveRegion(must(hrpc.NewMoveRegion(ctx, []byte("0123456789abcdef0123456789abcdef"))))
	s.expect("move what is not there", strings.Contains(fmt.Sprint(err), "UnknownRegionException"), true)
	peers, err := s.admin.ListReplicationPeers(must(hrpc.NewListReplicationPeers(ctx)))
	s.ok("list replication peers", err)
	s.expect("replication peers", len(peers), 0)
	state, err := gohbase.DebugState(s.client)
	s.ok("debug state", err)
	s.expect("debug state", strings.Contains(string(state), s.table), true)
}

// How many regions of the table servers tell of.
func (s *suite) reported() (regions int) {
	status, err := s.admin.ClusterStatus()
	if err != nil {
		panic(err)
	}
	for _, live := range status.GetLiveServers() {
		for _, load := range live.GetServerLoad().GetRegionLoads() {
			if strings.HasPrefix(string(load.GetRegionSpecifier().GetValue()), s.table+",") {
				regions++
			}
		}
	}
	return
}

func (s *suite) drop() {
	s.ok("disable", s.admin.DisableTable(hrpc.NewDisableTable(ctx, []byte(s.table))))
	s.ok("delete", s.admin.DeleteTable(hrpc.NewDeleteTable(ctx, []byte(s.table))))
	_, err := s.client.Put(must(hrpc.NewPutStr(ctx, s.table, "a", cell("x", "1"))))
	s.expect("put into a deleted table", err, gohbase.TableNotFound)
}

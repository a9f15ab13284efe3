package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/tsuna/gohbase"
	"github.com/tsuna/gohbase/hrpc"
)

const (
	table    = "moves"
	rowCount = 400
	writers  = 2
	counters = 2
)

// Each row's value only grows: what is read must not be older than what was acknowledged before, nor newer than what was sent. An error that
// gohbase does not swallow by trying again is a failure, but for the one that it has of any HBase: a scan whose region went away in its midst.
type load struct {
	client             gohbase.Client
	admin              gohbase.AdminClient
	sent, acknowledged [rowCount]atomic.Int64
	counted            [8]atomic.Int64
	ended              atomic.Bool
	mutex              sync.Mutex
	failures           []string

	writes, reads, scans, increments, checks, moves, broken, refused atomic.Int64
}

func moves(quorum string, seed int64) int {
	l := &load{client: gohbase.NewClient(quorum, gohbase.CompressionCodec("snappy"), gohbase.FlushInterval(2*time.Millisecond)), admin: gohbase.NewAdminClient(quorum)}
	var splits [][]byte
	for i := 1; i < 8; i++ {
		splits = append(splits, []byte(row(i*rowCount/8)))
	}
	if err := l.admin.CreateTable(hrpc.NewCreateTable(ctx, []byte(table), map[string]map[string]string{"f": nil}, hrpc.SplitKeys(splits))); err != nil {
		l.fail("create: %v", err)
	}
	var group sync.WaitGroup
	start := func(what string, work func(*rand.Rand) error) {
		seed++
		random := rand.New(rand.NewSource(seed))
		group.Go(func() {
			for once := false; !once || !l.ended.Load(); once = true {
				if err := work(random); err != nil {
					l.fail("%s: %v", what, err)
					return
				}
			}
		})
	}
	for w := range writers {
		start("writer", func(random *rand.Rand) error { return l.write(w, random) })
	}
	start("reader", l.read)
	start("scanner", func(*rand.Rand) error { return l.scan(false) })
	start("scanner in reverse", func(*rand.Rand) error { return l.scan(true) })
	for range counters {
		start("counter", l.count)
	}
	start("checker", func(*rand.Rand) error { return l.check() })
	start("mover", l.move)
	fmt.Println("ready")
	// How many servers went, each of which may take answers with it: gohbase sends no nonces, and what it asks for again counts again.
	line, _ := bufio.NewReader(os.Stdin).ReadString('\n')
	l.ended.Store(true)
	done := make(chan bool)
	go func() { group.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(90 * time.Second):
		l.fail("a worker does not end")
	}
	gone, err := strconv.ParseInt(strings.TrimSpace(line), 10, 64)
	if err != nil {
		l.fail("no number of servers that went: %v", err)
	}
	l.finish(gone)
	l.client.Close()
	fmt.Printf("%d writes, %d reads, %d scans, %d increments, %d checks, %d moves, %d scans begun again, %d moves refused\n",
		l.writes.Load(), l.reads.Load(), l.scans.Load(), l.increments.Load(), l.checks.Load(), l.moves.Load(), l.broken.Load(), l.refused.Load())
	for _, failure := range l.failures {
		fmt.Println("FAIL", failure)
	}
	fmt.Printf("%d failures\n", len(l.failures))
	return len(l.failures)
}

func row(i int) string { return fmt.Sprintf("%04d", i) }

func (l *load) fail(format string, arguments ...any) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.failures = append(l.failures, fmt.Sprintf(format, arguments...))
}

func number(value []byte) int64 {
	if len(value) != 8 {
		return -1
	}
	return int64(binary.BigEndian.Uint64(value))
}

// Each writer has rows of its own, so that what it sends of one is in order. Now one row, now a batch over all regions.
func (l *load) write(writer int, random *rand.Rand) error {
	count := 1
	if random.Intn(4) == 0 {
		count = 20
	}
	values := map[int]int64{}
	for len(values) < count {
		i := random.Intn(rowCount/writers)*writers + writer
		values[i] = l.sent[i].Load() + 1
	}
	var batch []hrpc.Call
	for i, value := range values {
		l.sent[i].Store(value)
		put := must(hrpc.NewPutStr(ctx, table, row(i), columns{"f": {"q": binary.BigEndian.AppendUint64(nil, uint64(value))}}))
		batch = append(batch, put)
	}
	if count == 1 {
		if _, err := l.client.Put(batch[0].(*hrpc.Mutate)); err != nil {
			return err
		}
	} else if results, ok := l.client.SendBatch(ctx, batch); !ok {
		for _, result := range results {
			if result.Error != nil {
				return result.Error
			}
		}
	}
	for i, value := range values {
		l.acknowledged[i].Store(value)
	}
	l.writes.Add(int64(count))
	return nil
}

func (l *load) judge(what string, i int, before int64, cells []*hrpc.Cell) {
	found := int64(0)
	if len(cells) > 0 {
		found = number(cells[0].Value)
	}
	if found < before {
		l.fail("%s row %d: %d though %d was acknowledged", what, i, found, before)
	}
	if found > l.sent[i].Load() {
		l.fail("%s row %d: %d was never sent", what, i, found)
	}
}

func (l *load) get(i int, qualifier string) ([]*hrpc.Cell, error) {
	result, err := l.client.Get(must(hrpc.NewGetStr(ctx, table, row(i), hrpc.Families(map[string][]string{"f": {qualifier}}))))
	if err != nil {
		return nil, err
	}
	return result.Cells, nil
}

func (l *load) read(random *rand.Rand) error {
	i := random.Intn(rowCount)
	before := l.acknowledged[i].Load()
	cells, err := l.get(i, "q")
	if err != nil {
		return err
	}
	l.judge("get", i, before, cells)
	l.reads.Add(1)
	return nil
}

func (l *load) scan(reversed bool) error {
	var before [rowCount]int64
	for i := range before {
		before[i] = l.acknowledged[i].Load()
	}
	options := []func(hrpc.Call) error{hrpc.Families(map[string][]string{"f": {"q"}}), hrpc.NumberOfRows(37)}
	start, next, step := "", 0, 1
	if reversed {
		options = append(options, hrpc.Reversed())
		start, next, step = row(rowCount), rowCount-1, -1
	}
	scanner := l.client.Scan(must(hrpc.NewScanRangeStr(ctx, table, start, "", options...)))
	for {
		result, err := scanner.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil && strings.Contains(err.Error(), "UnknownScannerException") {
			l.broken.Add(1)
			return nil
		}
		if err != nil {
			return err
		}
		i, err := strconv.Atoi(string(result.Cells[0].Row))
		if err != nil || (i-next)*step < 0 {
			return fmt.Errorf("row %q where %d is next", result.Cells[0].Row, next)
		}
		for ; next != i; next += step {
			l.judge("scan", next, before[next], nil)
		}
		l.judge("scan", i, before[i], result.Cells)
		next += step
	}
	for ; next >= 0 && next < rowCount; next += step {
		l.judge("scan", next, before[next], nil)
	}
	l.scans.Add(1)
	return nil
}

func (l *load) count(random *rand.Rand) error {
	i := random.Intn(len(l.counted))
	if _, err := l.client.Increment(must(hrpc.NewIncStrSingle(ctx, table, row(i*rowCount/8), "f", "n", 1))); err != nil {
		return err
	}
	l.counted[i].Add(1)
	l.increments.Add(1)
	return nil
}

// Nobody else writes this cell: a check fails only when it was done and gohbase, whose answer was lost, asked again.
func (l *load) check() error {
	const i = rowCount / 2
	cells, err := l.get(i, "c")
	if err != nil {
		return err
	}
	var expected []byte
	value := int64(0)
	if len(cells) > 0 {
		expected = cells[0].Value
		value = number(expected)
	}
	if value < l.checks.Load() {
		return fmt.Errorf("%d where %d was acknowledged", value, l.checks.Load())
	}
	wanted := binary.BigEndian.AppendUint64(nil, uint64(value+1))
	done, err := l.client.CheckAndPut(must(hrpc.NewPutStr(ctx, table, row(i), columns{"f": {"c": wanted}})), "f", "c", expected)
	if err != nil {
		return err
	}
	if !done {
		cells, err := l.get(i, "c")
		if err != nil || len(cells) != 1 || number(cells[0].Value) != value+1 {
			return fmt.Errorf("refused at %d, found %v (%v)", value, cells, err)
		}
	}
	l.checks.Store(value + 1)
	return nil
}

// A move may be refused, as of a region that is in transition or was split, or to a server that has just gone.
func (l *load) move(random *rand.Rand) error {
	time.Sleep(20 * time.Millisecond)
	status, err := l.admin.ClusterStatus()
	if err != nil {
		return err
	}
	servers := status.GetLiveServers()
	scanner := l.client.Scan(must(hrpc.NewScanRangeStr(ctx, "hbase:meta", table+",", table+"-", hrpc.Families(map[string][]string{"info": {"server"}}))))
	var regions [][]byte
	for {
		result, err := scanner.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		name := result.Cells[0].Row
		regions = append(regions, name[len(name)-33:len(name)-1])
	}
	if len(regions) == 0 || len(servers) == 0 {
		return nil
	}
	var options []func(hrpc.Call) error
	if random.Intn(4) > 0 {
		to := servers[random.Intn(len(servers))].GetServer()
		options = append(options, hrpc.WithDestinationRegionServer(fmt.Sprintf("%s,%d,%d", to.GetHostName(), to.GetPort(), to.GetStartCode())))
	}
	if err := l.admin.MoveRegion(must(hrpc.NewMoveRegion(ctx, regions[random.Intn(len(regions))], options...))); err != nil {
		l.refused.Add(1)
	} else {
		l.moves.Add(1)
	}
	return nil
}

func (l *load) finish(gone int64) {
	for i := range rowCount {
		cells, err := l.get(i, "q")
		if err != nil {
			l.fail("at the end: %v", err)
			return
		}
		l.judge("at the end", i, l.acknowledged[i].Load(), cells)
	}
	most := int64(0)
	for i := range l.counted {
		cells, err := l.get(i*rowCount/8, "n")
		if err != nil {
			l.fail("at the end: %v", err)
			return
		}
		counted, found := l.counted[i].Load(), int64(0)
		if len(cells) > 0 {
			found = number(cells[0].Value)
		}
		if found < counted {
			l.fail("row %d: %d counted, though %d increments were acknowledged", i, found, counted)
		}
		most += found - counted
	}
	if most > 2*gone*counters {
		l.fail("%d increments were counted twice, though only %d servers went", most, gone)
	}
}

// What gohbase, HBase's client in Go, meets on a cluster of ours.
//
//	gohbase-suite calls QUORUM        each call and option it has, plain and with snappy cell blocks
//	gohbase-suite moves QUORUM SEED   reads and writes while regions and servers come and go
package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strconv"
)

func main() {
	slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil)))
	failed := 1
	switch {
	case len(os.Args) == 3 && os.Args[1] == "calls":
		failed = calls(os.Args[2])
	case len(os.Args) == 4 && os.Args[1] == "moves":
		seed, err := strconv.ParseInt(os.Args[3], 10, 64)
		if err != nil {
			fmt.Println("FAIL", err)
			break
		}
		failed = moves(os.Args[2], seed)
	default:
		fmt.Println("FAIL usage: gohbase-suite calls QUORUM | moves QUORUM SEED")
	}
	if failed > 0 {
		os.Exit(1)
	}
}

var ctx = context.Background()

// The request that a constructor of gohbase made; it refuses only what is wrong in this program.
func must[T any](request T, err error) T {
	if err != nil {
		panic(err)
	}
	return request
}

type columns = map[string]map[string][]byte

func cell(qualifier, value string) columns {
	return columns{"f": {qualifier: []byte(value)}}
}

import java.util.*;
import org.hbase.async.*;
import org.hbase.async.CompareFilter.CompareOp;
import org.hbase.async.Scanner;

/** Each filter and comparator that asynchbase has, in scans and gets. */
public class AsyncFilters extends Suite {
  AsyncFilters(HBaseClient client, String table) { super(client, table); }

  /** The rows, and cells, that pass. */
  private String pass(ScanFilter filter) throws Exception { return pass(filter, false); }
  private String pass(ScanFilter filter, boolean reversed) throws Exception {
    Scanner scanner = reversed ? scanner("fi~", "fi") : scanner("fi", "fi~");
    scanner.setReversed(reversed);
    scanner.setFilter(filter);
    // HBase refuses filters of whole rows where rows may come in pieces.
    scanner.setMaxNumKeyValues(-1);
    scanner.setMaxVersions(2);
    return scan(scanner).replace("fi-", "");
  }

  void all() throws Exception {
    awaitAll(put("fi-1", F, "qa", "v1", 1), put("fi-1", F, "qb", "v2", 2), put("fi-2", F, "qb", "v3", 3), put("fi-2", F, "qc", "w1", 3), put("fi-3", F, "ra", "w2", 4), put("fi-3", G, "qa", "v4", 5));
    expect("column prefix", "1(f:qa=v1@1 f:qb=v2@2) 2(f:qb=v3@3 f:qc=w1@3) 3(g:qa=v4@5)", pass(new ColumnPrefixFilter("q")));
    expect("column prefixes", "1(f:qa=v1@1) 3(f:ra=w2@4 g:qa=v4@5)", pass(new MultipleColumnPrefixFilter(new String[] {"qa", "r"})));
    expect("column range", "1(f:qb=v2@2) 2(f:qb=v3@3)", pass(new ColumnRangeFilter("qb", true, "qc", false)));
    expect("column range with its ends", "2(f:qc=w1@3)", pass(new ColumnRangeFilter("qb", false, "qc", true)));
    expect("column range without ends", "3(f:ra=w2@4)", pass(new ColumnRangeFilter(b("qc"), false, null, false)));
    expect("columns of a page", "1(f:qb=v2@2) 2(f:qc=w1@3) 3(g:qa=v4@5)", pass(new ColumnPaginationFilter(1, 1)));
    expect("columns of a page from a column", "1(f:qb=v2@2) 2(f:qb=v3@3) 3(f:ra=w2@4)", pass(new ColumnPaginationFilter(1, "qb")));
    expect("first key", "1(f:qa=v1@1) 2(f:qb=v3@3) 3(f:ra=w2@4)", pass(new FirstKeyOnlyFilter()));
    expect("keys", "1(f:qa=@1 f:qb=@2) 2(f:qb=@3 f:qc=@3) 3(f:ra=@4 g:qa=@5)", pass(new KeyOnlyFilter()));
    expect("keys and lengths", "1(f:qa=\0\0\0\2@1 f:qb=\0\0\0\2@2) 2(f:qb=\0\0\0\2@3 f:qc=\0\0\0\2@3) 3(f:ra=\0\0\0\2@4 g:qa=\0\0\0\2@5)", pass(new KeyOnlyFilter(true)));
    expect("regular expression", "1(f:qa=v1@1 f:qb=v2@2) 3(f:ra=w2@4 g:qa=v4@5)", pass(new KeyRegexpFilter("^fi-[13]$")));
    expect("regular expression of UTF-8", "2(f:qb=v3@3 f:qc=w1@3)", pass(new KeyRegexpFilter("(?s)i-2", java.nio.charset.StandardCharsets.UTF_8)));
    Scanner regexp = scanner("fi", "fi~");
    regexp.setKeyRegexp("-2");
    expect("a scanner's regular expression", "fi-2(f:qb=v3@3 f:qc=w1@3)", scan(regexp));
    expect("times", "1(f:qb=v2@2) 3(g:qa=v4@5)", pass(new TimestampsFilter(2L, 5L, 9L)));
    byte[] mask = {0, 1, 0, 0};
    expect("fuzzy row", "1(f:qa=v1@1 f:qb=v2@2)", pass(new FuzzyRowFilter(new FuzzyRowFilter.FuzzyFilterPair(b("f?-1"), mask))));
    expect("fuzzy rows", "1(f:qa=v1@1 f:qb=v2@2) 3(f:ra=w2@4 g:qa=v4@5)", pass(new FuzzyRowFilter(Arrays.asList(new FuzzyRowFilter.FuzzyFilterPair(b("f?-1"), mask), new FuzzyRowFilter.FuzzyFilterPair(b("f?-3"), mask)))));
    expect("depends on a column", "1(f:qa=v1@1)", pass(new DependentColumnFilter(b(F), b("qa"))));
    expect("depends on a column that is left out", "2(f:qb=v3@3)", pass(new DependentColumnFilter(b(F), b("qc"), true)));
    expect("depends on a column's value", "2(f:qb=v3@3 f:qc=w1@3)", pass(new DependentColumnFilter(b(F), b("qc"), false, CompareOp.EQUAL, new BinaryComparator(b("w1")))));
    expect("depends on a column's other value", "", pass(new DependentColumnFilter(b(F), b("qc"), false, CompareOp.NOT_EQUAL, new BinaryComparator(b("w1")))));
    String[] less = {"1", "1 2", "2", "1 3", "2 3", "3", ""};
    for (CompareOp op : CompareOp.values()) {
      String rows = pass(new FilterList(Arrays.asList(new RowFilter(op, new BinaryComparator(b("fi-2"))), new KeyOnlyFilter()))).replaceAll("\\([^)]*\\)", "");
      expect("rows " + op, less[op.ordinal()], rows);
    }
    expect("families", "3(g:qa=v4@5)", pass(new FamilyFilter(CompareOp.GREATER, new BinaryComparator(b(F)))));
    expect("qualifiers", "2(f:qc=w1@3) 3(f:ra=w2@4)", pass(new QualifierFilter(CompareOp.GREATER_OR_EQUAL, new BinaryComparator(b("qc")))));
    expect("qualifiers by prefix", "3(f:ra=w2@4)", pass(new QualifierFilter(CompareOp.NOT_EQUAL, new BinaryPrefixComparator(b("q")))));
    expect("values", "1(f:qb=v2@2)", pass(new ValueFilter(CompareOp.EQUAL, new BinaryComparator(b("v2")))));
    expect("values by regular expression", "1(f:qb=v2@2) 3(f:ra=w2@4)", pass(new ValueFilter(CompareOp.EQUAL, new RegexStringComparator("^[vw]2$"))));
    expect("values by regular expression of UTF-8", "2(f:qc=w1@3) 3(f:ra=w2@4)", pass(new ValueFilter(CompareOp.NOT_EQUAL, new RegexStringComparator("v", java.nio.charset.StandardCharsets.UTF_8))));
    expect("values by what is in them", "2(f:qc=w1@3) 3(f:ra=w2@4)", pass(new ValueFilter(CompareOp.EQUAL, new SubstringComparator("W"))));
    for (BitComparator.BitwiseOp op : BitComparator.BitwiseOp.values()) {
      String wanted = op == BitComparator.BitwiseOp.XOR ? "1(f:qa=v1@1) 2(f:qb=v3@3 f:qc=w1@3) 3(f:ra=w2@4 g:qa=v4@5)" : "1(f:qa=v1@1 f:qb=v2@2) 2(f:qb=v3@3 f:qc=w1@3) 3(f:ra=w2@4 g:qa=v4@5)";
      expect("values by bits " + op, wanted, pass(new ValueFilter(CompareOp.EQUAL, new BitComparator(b("v2"), op))));
    }
    List<ScanFilter> both = Arrays.asList(new ColumnRangeFilter("qb", true, "qc", true), new KeyRegexpFilter("[12]$"));
    expect("both filters", "1(f:qb=v2@2) 2(f:qb=v3@3 f:qc=w1@3)", pass(new FilterList(both)));
    expect("one of the filters", "1(f:qa=v1@1 f:qb=v2@2) 2(f:qb=v3@3 f:qc=w1@3)", pass(new FilterList(both, FilterList.Operator.MUST_PASS_ONE)));
    expect("lists in a list", "2(f:qc=w1@3)", pass(new FilterList(Arrays.asList(new FilterList(both), new FilterList(Arrays.asList(new ValueFilter(CompareOp.EQUAL, new BinaryComparator(b("w1"))), new TimestampsFilter(4L)), FilterList.Operator.MUST_PASS_ONE)))));
    expect("both filters, reversed", "2(f:qb=v3@3 f:qc=w1@3) 1(f:qb=v2@2)", pass(new FilterList(both), true));
    expect("a get with a filter", "f:qb=v2@2", get(row("fi-1").setFilter(new ColumnRangeFilter("qb", "qz"))));
    expect("a get with a page", "g:qa=v4@5", get(row("fi-3").setFilter(new ColumnPaginationFilter(3, 1))));
    expect("a get that a filter keeps all from", "", get(row("fi-1").setFilter(new KeyRegexpFilter("x"))));
  }
}

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.io.hfile.HFilePrettyPrinter;
import org.apache.hadoop.util.ToolRunner;

/**
 * Runs HFilePrettyPrinter as its main() does, once for each line of standard input, whose words are its arguments. Answers `status length`
 * and what it printed, errors too.
 */
public class PrintHFiles {
  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    Configuration conf = HBaseConfiguration.create();
    conf.setFloat(HConstants.HFILE_BLOCK_CACHE_SIZE_KEY, 0);
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      PrintStream stream = new PrintStream(printed, true);
      System.setOut(stream);
      System.setErr(stream);
      HFilePrettyPrinter printer = new HFilePrettyPrinter();
      printer.setPrintStreams(stream, stream);
      int status;
      try {
        status = ToolRunner.run(new Configuration(conf), printer, line.isEmpty() ? new String[0] : line.split(" "));
      } catch (Throwable failure) {
        stream.println(failure);
        status = -1;
      }
      answers.println(status + " " + printed.size());
      answers.write(printed.toByteArray());
      answers.flush();
    }
  }
}

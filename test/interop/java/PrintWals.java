import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import org.apache.hadoop.hbase.wal.WALPrettyPrinter;

/**
 * Runs WALPrettyPrinter as its main() does, once for each line of standard input, whose words are its arguments. Answers `status length`
 * and what it printed, errors not, a failure at its end.
 */
public class PrintWals {
  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      ByteArrayOutputStream printed = new ByteArrayOutputStream();
      PrintStream stream = new PrintStream(printed, true);
      System.setOut(stream);
      int status = 0;
      try {
        WALPrettyPrinter.run(line.split(" "));
      } catch (Throwable failure) {
        stream.println("\nfailed: " + failure);
        status = 1;
      }
      answers.println(status + " " + printed.size());
      answers.write(printed.toByteArray());
      answers.flush();
    }
  }
}

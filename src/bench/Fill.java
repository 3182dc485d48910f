import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Fills a sandbox file with appointments of the past: {@code java -cp sqlite-jdbc.jar Fill.java FILE COUNT}. */
public final class Fill {
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + count + ")"
                    + " INSERT INTO appointment (emr, id, care_unit_id, resource_id, patient_id, healthcare_service_id,"
                    + " start_at, end_at, status)"
                    + " SELECT 'konfidens', 'bench-' || i, 'L0_1', '102', '301', '201',"
                    + " 1700000000 - i * 900, 1700000900 - i * 900, 'booked' FROM n");
        }
    }
}

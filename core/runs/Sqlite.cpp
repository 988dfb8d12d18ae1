#include "core/runs/Sqlite.h"

#include <cmath>
#include <limits>

namespace vitrine {

Error sqliteError(sqlite3 *database)
{
    const char *file = sqlite3_db_filename(database, "main");
    Error error = fail(VITRINE_TEXT("core", "The list of runs %1 can't be read or written: %2"), file ? file : "",
                       sqlite3_errmsg(database));
    error.detail = "SQLite code " + std::to_string(sqlite3_extended_errcode(database));
    return error;
}

SqliteStatement::SqliteStatement(sqlite3 *database, const char *sql) : m_database(database)
{
    sqlite3_stmt *statement = nullptr;
    m_code = sqlite3_prepare_v2(database, sql, -1, &statement, nullptr);
    m_statement.reset(statement);
}

void SqliteStatement::bindNext(std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), ++m_bound, value);
}

void SqliteStatement::bindNext(double value)
{
    if (std::isnan(value))
        sqlite3_bind_null(m_statement.get(), ++m_bound);
    else
        sqlite3_bind_double(m_statement.get(), ++m_bound, value);
}

void SqliteStatement::bindNext(const std::string &value)
{
    sqlite3_bind_text64(m_statement.get(), ++m_bound, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

bool SqliteStatement::row()
{
    if (m_code != SQLITE_OK && m_code != SQLITE_ROW)
        return false;
    m_code = sqlite3_step(m_statement.get());
    return m_code == SQLITE_ROW;
}

Result<void> SqliteStatement::done()
{
    while (row()) { }
    return state();
}

Result<void> SqliteStatement::state() const
{
    if (m_code == SQLITE_OK || m_code == SQLITE_ROW || m_code == SQLITE_DONE)
        return {};
    return sqliteError(m_database);
}

double SqliteStatement::real(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL
        ? std::numeric_limits<double>::quiet_NaN()
        : sqlite3_column_double(m_statement.get(), column);
}

std::string SqliteStatement::text(int column) const
{
    const auto *const bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column)))
                 : std::string();
}

} // namespace vitrine

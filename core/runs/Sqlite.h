#pragma once

// Private to core/runs.

#include "core/base/Result.h"

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <string>

namespace vitrine {

struct CloseSqlite {
    void operator()(sqlite3 *database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};

/// A statement with what is bound to it. An error is kept and told by done() or, once row() is false, by error().
class SqliteStatement {
public:
    SqliteStatement(sqlite3 *database, const char *sql);

    template <typename... Values>
    SqliteStatement &bind(const Values &...values)
    {
        (bindNext(values), ...);
        return *this;
    }
    /// The next row; false after the last one and after an error.
    bool row();
    /// Runs it to its end.
    Result<void> done();
    Result<void> state() const;

    std::int64_t integer(int column) const { return sqlite3_column_int64(m_statement.get(), column); }
    /// NaN for NULL.
    double real(int column) const;
    std::string text(int column) const;

private:
    void bindNext(std::int64_t value);
    void bindNext(int value) { bindNext(static_cast<std::int64_t>(value)); }
    void bindNext(double value); ///< NaN becomes NULL
    void bindNext(const std::string &value);

    sqlite3 *m_database;
    std::unique_ptr<sqlite3_stmt, CloseSqlite> m_statement;
    int m_bound = 0;
    int m_code = SQLITE_OK;
};

/// What SQLite said last, with the file it is about.
Error sqliteError(sqlite3 *database);

} // namespace vitrine

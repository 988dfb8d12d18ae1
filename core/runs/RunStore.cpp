#include "core/runs/RunStore.h"

#include "core/runs/Sqlite.h"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>

namespace vitrine {

namespace {

namespace fs = std::filesystem;

constexpr int schemaVersion = 1;
constexpr int patience = 5000; // milliseconds that another program may hold the file

// Steps are many: a table without a row id of its own, in the order in which they are read.
constexpr const char *schema = R"(
CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, network TEXT NOT NULL, data TEXT NOT NULL, settings TEXT NOT NULL,
    seed INTEGER NOT NULL, folder TEXT NOT NULL, started INTEGER NOT NULL, process INTEGER NOT NULL,
    status INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS epochs (
    run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE, epoch INTEGER NOT NULL, train_loss REAL,
    train_accuracy REAL, val_loss REAL, val_accuracy REAL, seconds REAL, PRIMARY KEY (run, epoch)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS steps (
    run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE, step INTEGER NOT NULL, epoch REAL, loss REAL,
    accuracy REAL, learning_rate REAL, gradient_norm REAL, seconds REAL, PRIMARY KEY (run, step)) WITHOUT ROWID;
)";

constexpr const char *infoColumns =
    "SELECT id, name, network, data, settings, seed, folder, started, process, status, note FROM runs ";

/// A place beside a damaged file where it is out of the way.
fs::path asideOf(const fs::path &file)
{
    for (int i = 1;; ++i) {
        fs::path aside = file;
        aside.replace_extension(".damaged-" + std::to_string(i) + file.extension().string());
        std::error_code ignored;
        if (!fs::exists(aside, ignored))
            return aside;
    }
}

bool isAlive(std::int64_t process)
{
    return process > 0 && (kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM);
}

RunInfo infoOf(const SqliteStatement &row)
{
    RunInfo info;
    info.id = row.integer(0);
    info.description = {row.text(1), row.text(2), row.text(3), row.text(4), static_cast<std::uint64_t>(row.integer(5)),
                        row.text(6)};
    info.started = row.integer(7);
    info.status = static_cast<RunStatus>(row.integer(9));
    if (info.status == RunStatus::Running && !isAlive(row.integer(8)))
        info.status = RunStatus::CutOff;
    info.note = row.text(10);
    return info;
}

} // namespace

struct RunStore::Database {
    std::unique_ptr<sqlite3, CloseSqlite> handle;

    SqliteStatement statement(const char *sql) const { return SqliteStatement(handle.get(), sql); }
    Result<void> run(const char *sql) const
    {
        return sqlite3_exec(handle.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK
            ? Result<void>()
            : Result<void>(sqliteError(handle.get()));
    }
    /// What `work` writes is there as a whole or, after an error, not at all.
    template <typename Work>
    Result<void> inTransaction(Work work) const
    {
        if (auto begun = run("BEGIN IMMEDIATE"); !begun)
            return begun;
        if (auto done = work(); !done) {
            (void)run("ROLLBACK");
            return done;
        }
        return run("COMMIT");
    }
    Result<std::vector<EpochRecord>> epochs(std::int64_t run) const;
    Result<bool> isSound() const;
    Result<void> checkVersion() const;
    /// Makes the tables; false: the file is damaged.
    Result<bool> prepare() const;
};

namespace {

Result<std::unique_ptr<sqlite3, CloseSqlite>> openHandle(const fs::path &file)
{
    sqlite3 *raw = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &raw,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, nullptr);
    std::unique_ptr<sqlite3, CloseSqlite> handle(raw);
    if (code != SQLITE_OK)
        return raw ? sqliteError(raw) : fail(VITRINE_TEXT("core", "There is not enough memory."));
    sqlite3_busy_timeout(raw, patience);
    return handle;
}

} // namespace

Result<bool> RunStore::Database::isSound() const
{
    auto check = statement("PRAGMA quick_check(1)");
    if (check.row())
        return check.text(0) == "ok";
    const int code = sqlite3_errcode(handle.get());
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
        return false;
    return sqliteError(handle.get());
}

Result<void> RunStore::Database::checkVersion() const
{
    auto version = statement("PRAGMA user_version");
    if (version.row() && version.integer(0) > schemaVersion)
        return fail(VITRINE_TEXT(
                        "core", "The list of runs %1 was made by a newer version of Vitrine. Update, or move it away."),
                    sqlite3_db_filename(handle.get(), "main"));
    return version.state();
}

Result<bool> RunStore::Database::prepare() const
{
    if (const auto sound = isSound(); !sound || !*sound)
        return sound;
    if (auto checked = checkVersion(); !checked)
        return checked.error();
    // FULL: an epoch is on the disk when its transaction has ended.
    for (const char *sql : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
                            schema, "PRAGMA user_version = 1"})
        if (auto done = run(sql); !done)
            return done.error();
    return true;
}

RunStore::RunStore(std::unique_ptr<Database> database) : m_database(std::move(database)) { }
RunStore::~RunStore() = default;

bool RunStore::isAvailable()
{
    return true;
}

Result<std::unique_ptr<RunStore>> RunStore::open(const fs::path &file)
{
    std::error_code code;
    fs::create_directories(file.parent_path(), code);
    if (code)
        return fail(VITRINE_TEXT("core", "The folder %1 could not be made: %2"), file.parent_path().string(),
                    code.message());
    fs::path aside;
    for (int attempt = 0; attempt < 2; ++attempt) {
        auto handle = openHandle(file);
        if (!handle)
            return handle.error();
        auto database = std::make_unique<Database>(Database{*std::move(handle)});
        const auto sound = database->prepare();
        if (!sound)
            return sound.error();
        if (*sound) {
            std::unique_ptr<RunStore> store(new RunStore(std::move(database)));
            store->m_movedAside = aside;
            return store;
        }
        database.reset();
        aside = asideOf(file);
        fs::rename(file, aside, code);
        if (code)
            return fail(VITRINE_TEXT("core", "The list of runs %1 is damaged and could not be moved aside: %2"),
                        file.string(), code.message());
        for (const char *ending : {"-wal", "-shm"})
            fs::remove(fs::path(file.string() + ending), code);
    }
    return fail(VITRINE_TEXT("core", "The list of runs %1 could not be made."), file.string());
}

Result<std::int64_t> RunStore::begin(const RunDescription &run)
{
    auto insert = m_database->statement(
        "INSERT INTO runs (name, network, data, settings, seed, folder, started, process) VALUES (?,?,?,?,?,?,?,?)");
    insert.bind(run.name, run.network, run.data, run.settings, static_cast<std::int64_t>(run.seed), run.folder,
                static_cast<std::int64_t>(std::time(nullptr)), static_cast<std::int64_t>(getpid()));
    if (auto done = insert.done(); !done)
        return done.error();
    return sqlite3_last_insert_rowid(m_database->handle.get());
}

Result<void> RunStore::addEpoch(std::int64_t run, const EpochRecord &epoch)
{
    return m_database->statement("INSERT OR REPLACE INTO epochs VALUES (?,?,?,?,?,?,?)")
        .bind(run, epoch.epoch, epoch.trainLoss, epoch.trainAccuracy, epoch.validationLoss, epoch.validationAccuracy,
              epoch.seconds)
        .done();
}

Result<void> RunStore::addEpochs(std::int64_t run, std::span<const EpochRecord> epochs)
{
    if (epochs.empty())
        return {};
    return m_database->inTransaction([&]() -> Result<void> {
        for (const EpochRecord &epoch : epochs)
            if (auto done = addEpoch(run, epoch); !done)
                return done;
        return {};
    });
}

Result<void> RunStore::addSteps(std::int64_t run, std::span<const StepRecord> steps)
{
    return m_database->inTransaction([&]() -> Result<void> {
        for (const StepRecord &step : steps) {
            auto done = m_database->statement("INSERT OR REPLACE INTO steps VALUES (?,?,?,?,?,?,?,?)")
                            .bind(run, step.step, step.epoch, step.loss, step.accuracy, step.learningRate,
                                  step.gradientNorm, step.seconds)
                            .done();
            if (!done)
                return done;
        }
        return {};
    });
}

Result<void> RunStore::end(std::int64_t run, RunStatus status, const std::string &note)
{
    return m_database->statement("UPDATE runs SET status = ?, note = ? WHERE id = ?")
        .bind(static_cast<int>(status), note, run)
        .done();
}

Result<std::vector<EpochRecord>> RunStore::Database::epochs(std::int64_t run) const
{
    auto select = statement("SELECT epoch, train_loss, train_accuracy, val_loss, val_accuracy, seconds FROM epochs "
                            "WHERE run = ? ORDER BY epoch");
    select.bind(run);
    std::vector<EpochRecord> records;
    while (select.row())
        records.push_back({static_cast<int>(select.integer(0)), select.real(1), select.real(2), select.real(3),
                           select.real(4), select.real(5)});
    if (auto state = select.state(); !state)
        return state.error();
    return records;
}

Result<std::vector<RunInfo>> RunStore::list()
{
    auto select = m_database->statement((std::string(infoColumns) + "ORDER BY id DESC").c_str());
    std::vector<RunInfo> runs;
    while (select.row())
        runs.push_back(infoOf(select));
    if (auto state = select.state(); !state)
        return state.error();
    for (RunInfo &info : runs) {
        auto epochs = m_database->epochs(info.id);
        if (!epochs)
            return epochs.error();
        info.epochs = *std::move(epochs);
    }
    return runs;
}

Result<RunInfo> RunStore::run(std::int64_t id)
{
    auto select = m_database->statement((std::string(infoColumns) + "WHERE id = ?").c_str());
    select.bind(id);
    if (!select.row()) {
        if (auto state = select.state(); !state)
            return state.error();
        return fail(VITRINE_TEXT("core", "There is no run %1."), id);
    }
    RunInfo info = infoOf(select);
    auto epochs = m_database->epochs(id);
    if (!epochs)
        return epochs.error();
    info.epochs = *std::move(epochs);
    return info;
}

Result<std::vector<StepRecord>> RunStore::steps(std::int64_t run)
{
    auto select =
        m_database->statement("SELECT step, epoch, loss, accuracy, learning_rate, gradient_norm, seconds FROM "
                              "steps WHERE run = ? ORDER BY step");
    select.bind(run);
    std::vector<StepRecord> records;
    while (select.row())
        records.push_back({select.integer(0), select.real(1), select.real(2), select.real(3), select.real(4),
                           select.real(5), select.real(6)});
    if (auto state = select.state(); !state)
        return state.error();
    return records;
}

Result<void> RunStore::remove(std::int64_t run)
{
    if (auto found = this->run(run); !found)
        return found.error();
    return m_database->statement("DELETE FROM runs WHERE id = ?").bind(run).done();
}

} // namespace vitrine

// The list of published weights, the names they go by, and the folder they are kept in.

#include "core/base/Sha256.h"
#include "core/detection/ModelStore.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace vitrine;

namespace {

const QByteArray weights = QByteArray("PK\x03\x04", 4) + QByteArray(100'000, 'w');

QByteArray sumOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// A catalogue of one model, some member of which is replaced.
std::string listWith(const std::string &member, const std::string &value)
{
    std::string text = R"({"format": "vitrine-models", "version": 1, "models": [{)";
    for (const auto &[name, usual] : std::initializer_list<std::pair<const char *, const char *>>{
             {"id", R"("yolox-nano")"},
             {"name", R"("YOLOX-Nano")"},
             {"file", R"("yolox_nano.pth")"},
             {"url", R"("https://example.org/yolox_nano.pth")"},
             {"size", "5"},
             {"sha256", R"("0000000000000000000000000000000000000000000000000000000000000000")"}})
        text += (text.back() == '{' ? "\"" : ", \"") + std::string(name) + "\": " + (name == member ? value : usual);
    return text + "}]}";
}

void put(const std::filesystem::path &file, const QByteArray &bytes)
{
    QFile out(QString::fromStdString(file.string()));
    QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
}

QString messageOf(const Error &error)
{
    return QString::fromStdString(error.message.text());
}

} // namespace

class TestModelCatalogue : public QObject {
    Q_OBJECT

private slots:
    void checksumAsQtComputesIt_data();
    void checksumAsQtComputesIt();
    void checksumOfFile();

    void ownListIsWhole();
    void namesHoweverWritten_data();
    void namesHoweverWritten();
    void listsThatAreRefused_data();
    void listsThatAreRefused();

    void folderFollowsXdg();
    void filesComeBeforeNames();
    void missingWeightsSayHowToGetThem();
    void otherNamesAreRefusedWithTheKnown();

    void states();
    void damageIsFound();
    void firstChecksumIsRemembered();
    void installVerifiesFirst_data();
    void installVerifiesFirst();
    void cancelledInstallKeepsThePart();

private:
    std::filesystem::path folder() const { return m_folder->path().toStdString(); }
    CatalogueModel model(const QByteArray &sum = sumOf(weights), qint64 size = weights.size()) const
    {
        return {"yolox-nano",
                "YOLOX-Nano",
                "yolox_nano.pth",
                "https://example.org/yolox_nano.pth",
                416,
                25.8,
                static_cast<std::uint64_t>(size),
                sum.toStdString()};
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
};

void TestModelCatalogue::checksumAsQtComputesIt_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("piece");
    for (const int size : {0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 100'003})
        for (const int piece : {1, 63, 64, 65, 1'000'000})
            QTest::addRow("%d in %d", size, piece) << size << piece;
}

void TestModelCatalogue::checksumAsQtComputesIt()
{
    QFETCH(int, size);
    QFETCH(int, piece);
    QByteArray bytes(size, '\0');
    for (int i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 31 + i / 256);
    Sha256 sum;
    for (int at = 0; at < size; at += piece) {
        const QByteArray part = bytes.mid(at, piece);
        sum.add(std::as_bytes(std::span(part.constData(), static_cast<std::size_t>(part.size()))));
    }
    QCOMPARE(QByteArray::fromStdString(sum.finish()), sumOf(bytes));
}

void TestModelCatalogue::checksumOfFile()
{
    const QByteArray bytes(3 << 20, 'x'); // more than is read at once, and a multiple of it
    put(folder() / "file", bytes);
    const auto sum = sha256OfFile(folder() / "file");
    QVERIFY(sum.ok());
    QCOMPARE(QByteArray::fromStdString(*sum), sumOf(bytes));
    QVERIFY(!sha256OfFile(folder() / "none").ok());
    const Cancel cancel;
    cancel.request();
    const auto cancelled = sha256OfFile(folder() / "file", cancel);
    QVERIFY(!cancelled.ok() && cancelled.error().cancelled);
}

void TestModelCatalogue::ownListIsWhole()
{
    const auto catalogue = readModelCatalogue(VITRINE_RESOURCE_DIR "/models/catalogue.json");
    QVERIFY2(catalogue.ok(), catalogue.ok() ? "" : catalogue.error().message.text().c_str());
    QCOMPARE(catalogue->models.size(), std::size_t(7));
    QCOMPARE(catalogue->licence, std::string("Apache-2.0"));
    for (const CatalogueModel &entry : catalogue->models) {
        QVERIFY2(entry.url.starts_with("https://github.com/" + catalogue->source + "/releases/download/"),
                 entry.url.c_str());
        QVERIFY2(entry.url.ends_with("/" + entry.file), entry.url.c_str());
        QVERIFY2(entry.input == 416 || entry.input == 640, entry.id.c_str());
    }
}

void TestModelCatalogue::namesHoweverWritten_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    for (const char *name : {"nano", "yolox-nano", "yolox_nano", "YOLOX-Nano", "YOLOX Nano", "yolox_nano.pth"})
        QTest::newRow(name) << name << "yolox_nano.pth";
    for (const char *name : {"s", "S", "yolox-s", "yolox_s"})
        QTest::newRow(name) << name << "yolox_s.pth";
    for (const char *name : {"darknet53", "darknet", "yolox-darknet53", "yolox_darknet"})
        QTest::newRow(name) << name << "yolox_darknet.pth";
    for (const char *name : {"", "yolox", "nan", "yolox-", "xx", "../yolox_s.pth"})
        QTest::addRow("not \"%s\"", name) << name << "";
}

void TestModelCatalogue::namesHoweverWritten()
{
    QFETCH(QString, name);
    const auto catalogue = readModelCatalogue(VITRINE_RESOURCE_DIR "/models/catalogue.json");
    QVERIFY(catalogue.ok());
    const CatalogueModel *found = catalogue->find(name.toStdString());
    QTEST(found ? QString::fromStdString(found->file) : QString(""), "file");
}

void TestModelCatalogue::listsThatAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *title, const std::string &text, const char *says) {
        QTest::newRow(title) << QString::fromStdString(text) << says;
    };
    row("no JSON", "yolox_nano.pth", "list.json");
    row("another format", R"({"format": "vitrine-network", "version": 1})", "no list of models");
    row("a later version", R"({"format": "vitrine-models", "version": 2, "models": []})", "no list of models");
    row("an array", "[]", "no list of models");
    row("nothing in it", R"({"format": "vitrine-models", "version": 1, "models": []})", "lists no models");
    row("an entry that is a number", R"({"format": "vitrine-models", "version": 1, "models": [4]})", "\"id\"");
    row("no name", listWith("name", "4"), "\"name\"");
    for (const char *file : {R"("../yolox.pth")", R"("/tmp/yolox.pth")", R"("a/b.pth")", R"(".pth")", R"("yolox.sh")",
                             R"("checksums.json")", "4", R"("a\nb.pth")"})
        row(file, listWith("file", file), "\"file\"");
    for (const char *url : {R"("http://example.org/a.pth")", R"("file:///a.pth")", R"("")", "4"})
        row((std::string("address ") + url).c_str(), listWith("url", url), "\"url\"");
    for (const char *size : {"0", "-5", "2.5", "1073741825", "18446744073709551616", R"("5")"})
        row((std::string("size ") + size).c_str(), listWith("size", size), "\"size\"");
    row("a short checksum", listWith("sha256", R"("abc")"), "\"sha256\"");
    row("a checksum in capitals", listWith("sha256", '"' + std::string(64, 'A') + '"'), "\"sha256\"");
    std::string twice = listWith("", "");
    const std::size_t begin = twice.find('[') + 1, end = twice.rfind(']');
    twice.insert(end, ", " + twice.substr(begin, end - begin));
    row("one twice", twice, "twice");
}

void TestModelCatalogue::listsThatAreRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    QVERIFY(parseModelCatalogue(listWith("", ""), "list.json").ok());
    const auto catalogue = parseModelCatalogue(text.toStdString(), "list.json");
    QVERIFY(!catalogue.ok());
    QVERIFY2(messageOf(catalogue.error()).contains(says), catalogue.error().message.text().c_str());
    QVERIFY(messageOf(catalogue.error()).contains("list.json"));
}

void TestModelCatalogue::folderFollowsXdg()
{
    const QByteArray data = qgetenv("XDG_DATA_HOME"), home = qgetenv("HOME");
    qputenv("HOME", "/somebody");
    qputenv("XDG_DATA_HOME", "/somewhere/else");
    QCOMPARE(modelsFolder(), std::filesystem::path("/somewhere/else/vitrine/models"));
    qputenv("XDG_DATA_HOME", "relative");
    QCOMPARE(modelsFolder(), std::filesystem::path("/somebody/.local/share/vitrine/models"));
    qunsetenv("XDG_DATA_HOME");
    QCOMPARE(modelsFolder(), std::filesystem::path("/somebody/.local/share/vitrine/models"));
    qunsetenv("HOME");
    QVERIFY(modelsFolder().is_absolute());
    qputenv("HOME", home);
    if (!data.isNull())
        qputenv("XDG_DATA_HOME", data);
}

void TestModelCatalogue::filesComeBeforeNames()
{
    const ModelCatalogue catalogue{"", "", "", {model()}};
    const std::filesystem::path own = folder() / "own.onnx";
    put(own, "something");
    const auto resolved = resolveModel(own.string(), catalogue, folder());
    QVERIFY(resolved.ok());
    QCOMPARE(*resolved, own);
    const auto none = resolveModel((folder() / "none.onnx").string(), catalogue, folder());
    QVERIFY(none.ok()); // whoever opens it has the better message
    QCOMPARE(*none, folder() / "none.onnx");
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()) && QDir().mkdir("yolox_nano.pth") && QDir().mkdir("nano"));
    const auto wrongKind = resolveModel("yolox_nano.pth", catalogue, folder() / "store");
    const auto name = resolveModel("nano", catalogue, folder() / "store");
    QVERIFY(QDir().rmdir("yolox_nano.pth") && QDir::setCurrent(before));
    QVERIFY(wrongKind.ok()); // who opens it says that it is a folder
    QCOMPARE(*wrongKind, std::filesystem::path("yolox_nano.pth"));
    QVERIFY(!name.ok()); // still the name of weights that are not there

    put(folder() / "yolox_nano.pth", weights);
    const auto known = resolveModel("nano", catalogue, folder());
    QVERIFY(known.ok());
    QCOMPARE(*known, folder() / "yolox_nano.pth");
}

void TestModelCatalogue::missingWeightsSayHowToGetThem()
{
    const ModelCatalogue catalogue{"", "", "", {model()}};
    const auto resolved = resolveModel("yolox_nano", catalogue, folder());
    QVERIFY(!resolved.ok());
    const QString message = messageOf(resolved.error());
    QVERIFY2(message.contains("YOLOX-Nano") && message.contains("https://example.org/yolox_nano.pth")
                 && message.contains(m_folder->path()),
             qPrintable(message));
    // Half a download is no model.
    put(folder() / "yolox_nano.pth.part", weights);
    QVERIFY(!resolveModel("yolox_nano", catalogue, folder()).ok());
}

void TestModelCatalogue::otherNamesAreRefusedWithTheKnown()
{
    const auto resolved = resolveModel("huge", {"", "", "", {model()}}, folder());
    QVERIFY(!resolved.ok());
    QVERIFY2(messageOf(resolved.error()).contains("huge") && messageOf(resolved.error()).contains("nano"),
             resolved.error().message.text().c_str());
}

void TestModelCatalogue::states()
{
    const ModelStore store(folder());
    QCOMPARE(store.state(model()), ModelStore::State::Missing);
    put(store.partFile(model()), weights);
    QCOMPARE(store.state(model()), ModelStore::State::Missing);
    put(store.file(model()), weights);
    QCOMPARE(store.state(model()), ModelStore::State::Present);
    QCOMPARE(store.state(model({}, 0)), ModelStore::State::Present);
    for (const QByteArray &bytes : {weights.left(5000), weights + "x", QByteArray(weights.size(), '<'), QByteArray()}) {
        put(store.file(model()), bytes);
        QCOMPARE(store.state(model()), ModelStore::State::Damaged);
    }
    QVERIFY(looksLikeCheckpoint("\x80\x02}q"));
    QVERIFY(!looksLikeCheckpoint("<!DOCTYPE html>"));
}

void TestModelCatalogue::damageIsFound()
{
    ModelStore store(folder());
    put(store.file(model()), weights);
    QVERIFY(store.verify(model()).ok());
    QByteArray changed = weights;
    changed[50'000] = 'x';
    put(store.file(model()), changed);
    QCOMPARE(store.state(model()), ModelStore::State::Present); // nothing that could be told at once
    const auto verified = store.verify(model());
    QVERIFY(!verified.ok());
    QVERIFY2(messageOf(verified.error()).contains("checksum"), verified.error().message.text().c_str());
    QVERIFY(!resolveModel("nano", {"", "", "", {model()}}, folder()).ok());
}

void TestModelCatalogue::firstChecksumIsRemembered()
{
    ModelStore store(folder());
    const CatalogueModel unknown = model({}, 0);
    put(store.file(unknown), weights);
    QVERIFY(store.verify(unknown).ok());
    QVERIFY(store.verify(unknown).ok());
    put(store.file(unknown), weights + "x");
    QVERIFY(!ModelStore(folder()).verify(unknown).ok()); // another object: it lies on the disk
    QVERIFY(store.remove(unknown).ok());
    QCOMPARE(store.state(unknown), ModelStore::State::Missing);
    put(store.file(unknown), weights + "x");
    QVERIFY(store.verify(unknown).ok()); // what was removed on purpose is forgotten
}

void TestModelCatalogue::installVerifiesFirst_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("taken");
    QByteArray changed = weights;
    changed[99'999] = 'x';
    QTest::newRow("as it should be") << weights << true;
    QTest::newRow("a wrong byte") << changed << false;
    QTest::newRow("half") << weights.left(50'000) << false;
    QTest::newRow("a page") << QByteArray("<html>") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestModelCatalogue::installVerifiesFirst()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, taken);
    ModelStore store(folder());
    put(store.partFile(model()), bytes);
    QCOMPARE(store.install(model()).ok(), taken);
    QCOMPARE(std::filesystem::exists(store.file(model())), taken);
    QVERIFY(!std::filesystem::exists(store.partFile(model())));
}

void TestModelCatalogue::cancelledInstallKeepsThePart()
{
    ModelStore store(folder());
    put(store.partFile(model()), weights);
    const Cancel cancel;
    cancel.request();
    const auto installed = store.install(model(), cancel);
    QVERIFY(!installed.ok() && installed.error().cancelled);
    QVERIFY(std::filesystem::exists(store.partFile(model())));
    QVERIFY(!std::filesystem::exists(store.file(model())));
}

QTEST_GUILESS_MAIN(TestModelCatalogue)
#include "tst_modelcatalogue.moc"

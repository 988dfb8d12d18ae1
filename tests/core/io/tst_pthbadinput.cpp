#include "core/io/Pth.h"

#include "tests/core/io/PthBytes.h"
#include "tests/support/Shared.h"

#include <QtTest>

#include <limits>

using namespace vitrine;
using namespace vitrine::test;

namespace {

Result<PthFile> parse(const std::string &bytes)
{
    return parsePth(std::as_bytes(std::span(bytes)), "w.pth");
}

QString problemOf(const Result<PthFile> &result)
{
    return result.ok() ? QString("no problem") : QString::fromStdString(result.error().message.text());
}

const std::string six = numbers<float>({1, 2, 3, 4, 5, 6});
constexpr std::int64_t huge = std::numeric_limits<std::int64_t>::max();

std::string sixOp(const std::vector<std::int64_t> &shape = {2, 3}, const std::vector<std::int64_t> &strides = {3, 1},
                  std::int64_t offset = 0)
{
    return tensorOp(storageOp("FloatStorage", "0", 6), offset, shape, strides);
}

std::string goodZip()
{
    return zipCheckpoint(dictOp({{"a", sixOp()}}), {{"0", six}});
}

std::string goodLegacy()
{
    return legacyStart() + pickleOf(dictOp({{"a", sixOp()}})) + legacyStorages({{"0", six}}, sizeof(float));
}

std::string repeated(const std::string &text, int times)
{
    return QByteArray::fromStdString(text).repeated(times).toStdString();
}

/// The bytes as raw deflate data: what qCompress gives, without its own header and zlib's.
std::string deflated(const QByteArray &bytes)
{
    const QByteArray packed = qCompress(bytes, 9);
    return packed.mid(6, packed.size() - 10).toStdString();
}

void addRow(const char *name, const std::string &bytes, const QString &problem)
{
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << problem;
}

} // namespace

class TestPthBadInput : public QObject {
    Q_OBJECT

private slots:
    void refusals_data();
    void refusals();
    void refusesArchives_data();
    void refusesArchives();
    void refusesPickles_data();
    void refusesPickles();
    void refusesTensors_data();
    void refusesTensors();
    void runsNothing();
    void refusesFilesBeforeReadingThem();
    void truncated_data();
    void truncated();
    void mutantsNeverLoadOtherNumbers();
    void legacyMutantsNeverCrash();

private:
    void isRefused();
};

void TestPthBadInput::isRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    QCOMPARE(problemOf(parse(bytes.toStdString())), problem);
}

void TestPthBadInput::refusals_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    const QString junk = "The file w.pth is not a PyTorch checkpoint, or its beginning is damaged.";
    addRow("empty", "", junk);
    addRow("text", "<html>404 Not Found</html>", junk);
    addRow("zeros", std::string(1000, '\0'), junk);
    addRow("another pickle", pickleOf(dictOp({{"a", intOp(1)}})), junk);
    addRow("code at the beginning", pickleOf(callOp(globalOp("os", "system"), tupleOp({textOp("true")}))), junk);
    addRow("tar", std::string(257, 'a') + "ustar" + std::string(300, '\0'),
           "The file w.pth is a checkpoint of the oldest kind (a tar archive), which isn't read here. Load it in "
           "PyTorch and save it again.");
    addRow("another archive", zipOf({{"word/document.xml", "<a/>"}}),
           "The file w.pth is not a checkpoint: it is a ZIP archive without data.pkl.");
    addRow("an archive of nothing", zipOf({}),
           "The file w.pth is not a checkpoint: it is a ZIP archive without data.pkl.");
    addRow("TorchScript", zipOf({{"n/data.pkl", pickleOf("}")}, {"n/constants.pkl", pickleOf(")")}}),
           "The file w.pth is a TorchScript program, not a checkpoint. Programs are not run here.");
    addRow("big-endian", zipOf({{"n/data.pkl", pickleOf("}")}, {"n/byteorder", "big"}}),
           "The file w.pth was written on a machine of another byte order, which isn't read here.");
    addRow("older and big-endian", legacyStart(1001, "\x89"),
           "The file w.pth was written on a machine of another byte order, which isn't read here.");
    addRow("older, another version", legacyStart(1002),
           "The file w.pth is a checkpoint of another version than 1001, which alone is known here.");
    addRow("older, storages listed otherwise",
           legacyStart() + pickleOf(dictOp({{"a", sixOp()}})) + legacyStorages({{"1", six}}, 4),
           "The file w.pth is damaged: its list of storages has others than its tensors.");
    addRow("older, a storage twice",
           legacyStart() + pickleOf(dictOp({{"a", sixOp()}})) + legacyStorages({{"0", six}, {"0", six}}, 4),
           "The file w.pth is damaged: its list of storages has others than its tensors.");
    addRow("older, storages not listed", legacyStart() + pickleOf(dictOp({{"a", sixOp()}})) + pickleOf("]"),
           "The file w.pth is not complete: the storage 0 is missing.");
    addRow("older, no list", legacyStart() + pickleOf(dictOp({{"a", sixOp()}})) + pickleOf("N"),
           "The file w.pth is damaged: it has no list of its storages.");
    addRow("older, a huge storage",
           legacyStart() + pickleOf(dictOp({{"a", sixOp()}})) + pickleOf("](" + textOp("0") + "e") + little(huge),
           "The file w.pth is truncated: not all of its storages are there.");
    addRow("older, a negative storage",
           legacyStart() + pickleOf(dictOp({{"a", sixOp()}})) + pickleOf("](" + textOp("0") + "e")
               + little<std::int64_t>(-1),
           "The file w.pth is truncated: not all of its storages are there.");
    const QString noDict = "The file w.pth holds no state dict: tensors by their names.";
    addRow("a list", zipCheckpoint("]"), noDict);
    addRow("an empty dict", zipCheckpoint("}"), noDict);
    addRow("a dict of numbers", zipCheckpoint(dictOp({{"a", intOp(1)}})), noDict);
}

void TestPthBadInput::refusals()
{
    isRefused();
}

void TestPthBadInput::refusesArchives_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    const ZipPart objects{"n/data.pkl", pickleOf(dictOp({{"a", sixOp()}}))};
    const ZipPart numbers{"n/data/0", six};
    const auto row = [&](const char *name, const std::vector<ZipPart> &parts, const QString &reason) {
        addRow(name, zipOf(parts), "The file w.pth can't be read as a ZIP archive: " + reason + ".");
    };
    for (const char *name : {"../../etc/passwd", "n/../../x", "/etc/passwd", "..", "n\\..\\x", "C:/x", "", "n/.."})
        row(QByteArray("name ") + name, {objects, numbers, {name, "x"}},
            QString("the name of its member \"%1\" leads out of it").arg(name));
    row("a link", {objects, {.name = "n/data/0", .data = "/etc/passwd", .attributes = 0120777u << 16}},
        "its member n/data/0 is a link to another file");
    row("a name twice", {objects, numbers, numbers}, "its member n/data/0 is there twice");
    row("encrypted", {objects, {.name = "n/data/0", .data = six, .flags = 1}}, "its member n/data/0 is encrypted");
    row("another method", {objects, {.name = "n/data/0", .data = six, .method = 14}},
        "its member n/data/0 is packed by the method 14, which isn't known here");
    row("another checksum", {objects, {.name = "n/data/0", .data = six, .checksum = 1}},
        "the checksum of its member n/data/0 is wrong");
    row("stored, of another size", {objects, {.name = "n/data/0", .data = six, .size = 4'000'000'000}},
        "its member n/data/0 is damaged");
    row("another name in its own header", {objects, {.name = "n/data/0", .data = six, .localName = "n/data/1"}},
        "its member n/data/0 is damaged");
    row("header elsewhere", {objects, {.name = "n/data/0", .data = six, .header = 5}},
        "its member n/data/0 is damaged");
    row("header outside", {objects, {.name = "n/data/0", .data = six, .header = 0x7fffffff}},
        "its member n/data/0 is damaged");
    // A member in another's data, which PyTorch's alignment has begin at byte 64: how bombs unpack the same bytes
    // often.
    std::string inner = zipOf({{"n/data/1", six}});
    inner.resize(inner.find("PK\x01\x02"));
    row("overlap", {{"n/data/0", inner}, objects, {.name = "n/data/1", .data = six, .header = 64}},
        "its members n/data/0 and n/data/1 overlap");
    row("a bomb that tells", {objects, {"n/data/0", deflated(QByteArray(100'000'000, '\0')), 8, 100'000'000}},
        "it claims to hold more than 64.3 MiB");
    row("a bomb that lies", {objects, {"n/data/0", deflated(QByteArray(100'000'000, '\0')), 8, 24}},
        "its member n/data/0 unpacks to another size than it claims");
    row("unpacks to too little", {objects, {"n/data/0", deflated("123"), 8, 24}},
        "its member n/data/0 unpacks to another size than it claims");
    row("packed data of junk", {objects, {"n/data/0", std::string(30, '\xff'), 8, 24}},
        "its member n/data/0 is damaged");
    row("packed data cut", {objects, {"n/data/0", deflated("1234567890").substr(0, 5), 8, 10}},
        "its member n/data/0 is damaged");
    std::string many = zipOf({objects});
    many.replace(many.size() - 12, 2, "\xff\xff");
    addRow("fewer members than it says", many,
           "The file w.pth can't be read as a ZIP archive: its list of members is damaged.");
    std::string split = goodZip();
    split[split.size() - 18] = 1;
    addRow("one disk of several", split,
           "The file w.pth can't be read as a ZIP archive: it is split over several files.");
    std::string far = zipOf({objects}, /*zip64=*/true);
    far.replace(far.size() - 22 - 20 + 8, 8, std::string(8, '\xff'));
    addRow("ZIP64 record outside", far, "The file w.pth can't be read as a ZIP archive: its end is missing.");
    std::string million = zipOf({objects}, /*zip64=*/true);
    million.replace(million.size() - 22 - 20 - 56 + 32, 8, little<std::uint64_t>(1'000'000));
    addRow("a million members", million,
           "The file w.pth can't be read as a ZIP archive: it has more than 100000 members.");
    addRow("data behind", goodZip() + "x", "The file w.pth can't be read as a ZIP archive: its end is missing.");
}

void TestPthBadInput::refusesArchives()
{
    isRefused();
}

void TestPthBadInput::refusesPickles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    const auto asks = [](const char *name, const std::string &ops, const QString &what) {
        const QString problem = "The file w.pth asks for " + what
            + ", which a checkpoint has no need of; nothing was run. Only state dicts can be read, not whole models.";
        addRow(name, zipCheckpoint(ops), problem);
        addRow(QByteArray(name) + ", older", legacyStart() + pickleOf(ops), problem);
    };
    const std::string command = tupleOp({textOp("touch hacked")});
    asks("os.system", callOp(globalOp("os", "system"), command), "os.system");
    asks("posix.system", callOp(globalOp("posix", "system"), command), "posix.system");
    asks("eval", callOp(globalOp("builtins", "eval"), command), "builtins.eval");
    asks("eval of Python 2", callOp(globalOp("__builtin__", "eval"), command), "__builtin__.eval");
    asks("named on the stack", callOp(textOp("os") + textOp("system") + "\x93", command), "os.system");
    asks("instance", "(" + textOp("touch hacked") + "ios\nsystem\n", "os.system");
    asks("load from bytes", globalOp("torch.storage", "_load_from_bytes"), "torch.storage._load_from_bytes");
    asks("a dotted name", globalOp("torch", "FloatStorage.__class__"), "torch.FloatStorage.__class__");
    asks("a storage of another module", globalOp("os", "FloatStorage"), "os.FloatStorage");
    asks("complex numbers", globalOp("torch", "ComplexFloatStorage"), "torch.ComplexFloatStorage");
    asks("a model's class", globalOp("__main__", "Net") + ")\x81", "__main__.Net");
    asks("control characters", globalOp("os\x1b[31m", "\xff"), "os?[31m.?");
    asks("a long name", globalOp(std::string(100'000, 'a'), "b"), QString("a").repeated(80) + "….b");
    asks("hidden in the optimizer", dictOp({{"a", sixOp()}, {"x", globalOp("os", "system")}}), "os.system");

    const auto row = [](const char *name, const std::string &ops, const QString &reason, std::size_t place) {
        addRow(
            name, zipCheckpoint(ops),
            QString("The file w.pth has a pickle that can't be read: %1 (at byte %2 of it).").arg(reason).arg(place));
    };
    const QString wrong = "an instruction finds other values than it takes";
    const QString tooMuch = "its objects take more than 64 MiB";
    row("a newer protocol", "\x80\x06}", "it has the protocol 6, where at most 5 is known here", 2);
    row("extension registry", "\x82\x01", "it has the instruction 0x82, which no checkpoint needs", 2);
    row("instruction 0", std::string("\0", 1), "it has the instruction 0x0, which no checkpoint needs", 2);
    row("stack empty", "0", wrong, 2);
    row("nothing left", "", wrong, 2);
    row("below a mark", "}(0", wrong, 4);
    row("no mark", "}u", wrong, 3);
    row("a call of a number", intOp(1) + ")R", wrong, 13);
    row("a call without a tuple", globalOp("collections", "OrderedDict") + "NR", wrong, 28);
    row("a call of a storage", globalOp("torch", "FloatStorage") + ")R", wrong, 23);
    row("append to a dict", "}Na", wrong, 4);
    row("key without value", "}(" + textOp("a") + "u", wrong, 10);
    row("state of a text", textOp("a") + "Nb", wrong, 9);
    row("a list as size", callOp(globalOp("torch", "Size"), "(]t"), wrong, 17);
    row("a tensor of texts", callOp(globalOp("torch._utils", "_rebuild_tensor_v2"), tupleOp({"N", "N", "N", "N"})),
        wrong, 41);
    row("never remembered", "h\x07", "it asks for the object 7, which it hasn't stored", 2);
    row("remembered far away", "}r\xff\xff\xff\xff", "it stores more than 4000000 objects", 3);
    row("GET of a word", "gx\n", wrong, 2);
    row("nested deep", std::string(1'000'000, '('), "it is nested more than 1000 deep", 1002);
    row("a storage's key a number", "(" + textOp("storage") + globalOp("torch", "FloatStorage") + "NNNtQ",
        "it describes a tensor's storage in an unknown way", 39);
    row("a storage of a view", storageOp("FloatStorage", "0", 6, tupleOp({textOp("1"), intOp(0), intOp(6)})),
        "it describes a tensor's storage in an unknown way", 88);
    row("a storage of -1 numbers", storageOp("FloatStorage", "0", -1),
        "it describes a tensor's storage in an unknown way", 60);

    const auto begins = [](const char *name, const std::string &ops, const QString &reason) {
        addRow(name, zipCheckpoint(ops), "The file w.pth has a pickle that can't be read: " + reason + "*");
    };
    begins("empty lists", std::string(3'000'000, ']'), tooMuch);
    begins("a large stack", "N" + std::string(3'000'000, '2'), tooMuch);
    begins("nested tuples", ")" + std::string(3'000'000, '\x85'), tooMuch);
    // Each call copies the whole list.
    // that.
    begins("copies of a large dict",
           "](" + repeated(tupleOp({"N", "N"}), 100'000) + "e\x94"
               + repeated("c"
                          "collections\nOrderedDict\n(h"
                              + std::string(1, '\0') + "tR0",
                          1000),
           tooMuch);
}

void TestPthBadInput::refusesPickles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    const QString found = problemOf(parse(bytes.toStdString()));
    if (problem.endsWith('*'))
        QVERIFY2(found.startsWith(problem.chopped(1)), qPrintable(found));
    else
        QCOMPARE(found, problem);
}

void TestPthBadInput::refusesTensors_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    using Sizes = std::vector<std::int64_t>;
    const auto beyond = [](const char *name, const Sizes &shape, const Sizes &strides, std::int64_t offset) {
        const QString text =
            QString("The tensor a in the file w.pth reaches beyond its storage: shape %1 with strides %2 "
                    "from number %3 on, of 6 numbers.")
                .arg(QString::fromStdString(toString(shape)), QString::fromStdString(toString(strides)))
                .arg(offset);
        addRow(name, zipCheckpoint(dictOp({{"a", sixOp(shape, strides, offset)}}), {{"0", six}}), text);
    };
    beyond("too many", {7}, {1}, 0);
    beyond("too far from the start", {3}, {1}, 4);
    beyond("strides too large", {2, 3}, {4, 1}, 0);
    beyond("strides that overflow", {3, 3}, {huge, huge}, 0);
    beyond("sum of strides that overflows", {2, 2, 2}, {huge, huge, 4}, 0);
    beyond("offset huge", {1}, {1}, huge);
    beyond("offset negative", {1}, {1}, -1);
    beyond("nothing, but outside", {0}, {1}, 7);

    const auto row = [](const char *name, const std::string &tensor, const Items &storages, const QString &problem) {
        addRow(name, zipCheckpoint(dictOp({{"a", tensor}}), storages), problem);
    };
    const auto overflow = [&](const char *name, const Sizes &shape) {
        row(name, sixOp(shape, Sizes(shape.size())), {{"0", six}},
            QString("The tensor a in the file w.pth has the shape %1, more numbers than any memory holds.")
                .arg(QString::fromStdString(toString(shape))));
    };
    overflow("product overflows", {4294967296, 4294967296});
    overflow("product overflows to 0", {4294967296, 4294967296, 2});
    overflow("one size", {huge});
    overflow("nothing, but with strides that overflow", {0, huge, huge});
    const QString sizes =
        "The tensor a in the file w.pth has sizes or strides that are not as many whole numbers from 0, "
        "at most 64.";
    row("negative size", sixOp({-1}, {1}), {{"0", six}}, sizes);
    row("negative stride", sixOp({2}, {-1}, 3), {{"0", six}}, sizes);
    row("fewer strides than sizes", sixOp({2, 2}, {1}), {{"0", six}}, sizes);
    row("65 dimensions", sixOp(Sizes(65, 1), Sizes(65, 1)), {{"0", six}}, sizes);
    row("one number a billion times", sixOp({1'000'000'000}, {0}), {{"0", six}},
        "The file w.pth claims to hold tensors of more than 64 MiB.");
    row("storage missing", sixOp(), {}, "The file w.pth is not complete: the storage 0 is missing.");
    row("storage shorter", sixOp(), {{"0", six.substr(4)}},
        "The tensor a in the file w.pth: its storage has 20 bytes, not 6 numbers of 4 each.");
    row("storage longer", sixOp(), {{"0", six + "x"}},
        "The tensor a in the file w.pth: its storage has 25 bytes, not 6 numbers of 4 each.");
    row("storage of a huge count", tensorOp(storageOp("FloatStorage", "0", huge), 0, {2}, {1}), {{"0", six}},
        "The tensor a in the file w.pth: its storage has 24 bytes, not 9223372036854775807 numbers of 4 each.");
    row("storage's key a path", tensorOp(storageOp("FloatStorage", "../data.pkl", 6), 0, {2}, {1}), {{"0", six}},
        "The file w.pth is not complete: the storage ../data.pkl is missing.");
    addRow("one storage as two types",
           zipCheckpoint(dictOp({{"a", sixOp()}, {"b", tensorOp(storageOp("IntStorage", "0", 6), 0, {2}, {1})}}),
                         {{"0", six}}),
           "The tensor b in the file w.pth describes its storage 0 otherwise than another.");
    const QString name = "The file w.pth has an entry whose name is not a text of 1 to 1000 bytes.";
    for (const char *text : {"", "\xff", "\xc0\x80", "a\n", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe4\xb8"})
        addRow("name " + QByteArray(text).toHex(), zipCheckpoint(dictOp({{text, sixOp()}}), {{"0", six}}), name);
    addRow("a long name", zipCheckpoint(dictOp({{std::string(1001, 'a'), sixOp()}}), {{"0", six}}), name);
}

void TestPthBadInput::refusesTensors()
{
    isRefused();
}

void TestPthBadInput::runsNothing()
{
    const QTemporaryDir folder;
    const QString marker = folder.filePath("hacked");
    const std::string command = tupleOp({textOp("touch " + marker.toStdString())});
    const std::string python = tupleOp({textOp("open('" + marker.toStdString() + "','w')")});
    for (const std::string &ops :
         {callOp(globalOp("os", "system"), command), callOp(globalOp("posix", "system"), command),
          callOp(globalOp("builtins", "eval"), python), "(" + command + "ios\nsystem\n"}) {
        QVERIFY(!parse(zipCheckpoint(ops)).ok());
        QVERIFY(!parse(legacyStart() + pickleOf(ops)).ok());
    }
    const std::string outside =
        zipOf({{"n/data.pkl", pickleOf(dictOp({{"a", sixOp()}}))}, {"n/data/0", six}, {marker.toStdString(), "x"}});
    QVERIFY(!parse(outside).ok());
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void TestPthBadInput::refusesFilesBeforeReadingThem()
{
    const QTemporaryDir folder;
    const QString missing = folder.filePath("none.pth");
    QCOMPARE(problemOf(readPth(missing.toStdString())),
             QString("The file %1 can't be read: there is no such file or folder.").arg(missing));
    QCOMPARE(problemOf(readPth(folder.path().toStdString())),
             QString("The file %1 can't be read: it is a folder.").arg(folder.path()));
    QFile sparse(folder.filePath("sparse.pth"));
    QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(qint64(3) << 30));
    QCOMPARE(problemOf(readPth(sparse.fileName().toStdString())),
             QString("The file %1 is too large: 3 GiB, where at most 2 GiB are read.").arg(sparse.fileName()));
}

void TestPthBadInput::truncated_data()
{
    QTest::addColumn<QByteArray>("whole");
    QTest::newRow("zip") << QByteArray::fromStdString(goodZip());
    QTest::newRow("legacy") << QByteArray::fromStdString(goodLegacy());
}

void TestPthBadInput::truncated()
{
    QFETCH(QByteArray, whole);
    QVERIFY(parse(whole.toStdString()).ok());
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const auto cut = parse(whole.first(size).toStdString());
        QVERIFY2(!cut.ok(), qPrintable(QString::number(size)));
        QVERIFY(!problemOf(cut).isEmpty());
    }
}

/// Checksums cover all numbers and all that describes them: a changed byte is found, or lies where nobody looks.
void TestPthBadInput::mutantsNeverLoadOtherNumbers()
{
    const std::string original = goodZip();
    int refused = 0;
    for (std::size_t place = 0; place < original.size(); ++place) {
        for (const char byte : {'\0', '\xff', '\x01', '.', '('}) {
            std::string mutant = original;
            mutant[place] = byte;
            const auto result = parse(mutant);
            refused += result.ok() ? 0 : 1;
            if (result.ok()) {
                QCOMPARE(result->tensors.size(), std::size_t(1));
                QCOMPARE(result->tensors.at("a").toDoubles(), std::vector<double>({1, 2, 3, 4, 5, 6}));
            }
        }
    }
    QVERIFY(refused > 1000);
}

void TestPthBadInput::legacyMutantsNeverCrash()
{
    const std::string original = goodLegacy();
    int refused = 0;
    for (std::size_t place = 0; place < original.size(); ++place) {
        for (int byte = 0; byte < 256; byte += 5) {
            std::string mutant = original;
            mutant[place] = static_cast<char>(byte);
            const auto result = parse(mutant);
            refused += result.ok() ? 0 : 1;
            for (const auto &[name, tensor] : result.ok() ? result->tensors : TensorMap())
                QVERIFY(tensor.toDoubles().size() <= original.size());
        }
    }
    QVERIFY(refused > 1000);
}

QTEST_GUILESS_MAIN(TestPthBadInput)
#include "tst_pthbadinput.moc"

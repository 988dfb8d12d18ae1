// Network files: what is kept, how they are written, and what is said about bad ones.

#include "core/network/NetworkFile.h"

#include <QtTest>

#include <fstream>

using namespace vitrine;

namespace {

const std::string start = R"({"format": "vitrine-network", "version": 1, )";

std::string messageOf(const Result<Network> &result)
{
    return result.ok() ? std::string("(read)") : result.error().message.text();
}

std::string withBlock(const std::string &members)
{
    return start + R"("blocks": [{"id": "a", "type": "ReLU"}, {)" + members + "}]}";
}

std::string withConnection(const std::string &members)
{
    return start + R"("blocks": [{"id": "a", "type": "ReLU"}], "connections": [{)" + members + "}]}";
}

} // namespace

class TestNetworkFile : public QObject {
    Q_OBJECT

private slots:
    void readsEverything();
    void unknownMembersSurvive();
    void writesOneBlockALine();
    void writtenFilesReadBack_data();
    void writtenFilesReadBack();
    void textWithoutMeaningInJsonIsWrittenAsWell();
    void badFile_data();
    void badFile();
    void whatIsNoJson_data();
    void whatIsNoJson();
    void hugeFilesAreRefusedUnread();
    void missingFilesAreNamed();
};

void TestNetworkFile::readsEverything()
{
    const auto network =
        parseNetwork(R"({"format": "vitrine-network", "version": 1, "name": "Étude", "classes": ["a", "b"],
            "blocks": [{"id": "x", "type": "Input", "params": {"shape": [2, 3]}, "position": [12.5, -4]},
                       {"id": "p", "type": "Any", "params": {"n": null, "b": true, "i": -3, "r": 1e-5, "w": "same",
                                                             "l": [1, 2], "f": [1, 0.5], "e": []}}],
            "connections": [{"from": "x", "output": 2, "to": "p", "input": 1}]})",
                     "net");
    QCOMPARE(messageOf(network), std::string("(read)"));
    QCOMPARE(network->name, std::string("Étude"));
    QCOMPARE(network->classes, (std::vector<std::string>{"a", "b"}));
    QVERIFY(network->find("x")->position == (Position{12.5, -4}));
    const auto &params = network->find("p")->params;
    QVERIFY(params.at("n") == ParamValue());
    QVERIFY(params.at("b") == ParamValue(true));
    QVERIFY(params.at("i") == ParamValue(std::int64_t(-3)));
    QVERIFY(params.at("r") == ParamValue(1e-5));
    QVERIFY(params.at("w") == ParamValue("same"));
    QVERIFY(params.at("l") == ParamValue(std::vector<std::int64_t>{1, 2}));
    QVERIFY(params.at("f") == ParamValue(std::vector<double>{1, 0.5}));
    QVERIFY(params.at("e") == ParamValue(std::vector<std::int64_t>{}));
    QVERIFY(network->connections.front().from == (Endpoint{"x", 2}));
    QVERIFY(network->connections.front().to == (Endpoint{"p", 1}));
    QVERIFY(!network->find("nobody"));
}

void TestNetworkFile::unknownMembersSurvive()
{
    const std::string text = R"({"format": "vitrine-network", "version": 1, "name": "n",
            "future": {"z": [1, {"y": null}], "a": 1.50, "text": "\u00e9\n"}, "note": "x",
            "blocks": [{"id": "a", "type": "ReLU", "colour": "#ff0000", "nested": {"deep": [[]]}}],
            "connections": [{"from": "a", "to": "a", "bend": [1, 2]}]})";
    const auto network = parseNetwork(text, "net");
    QCOMPARE(messageOf(network), std::string("(read)"));
    // moc can't read raw strings within a macro's arguments.
    const std::string future = R"({"z":[1,{"y":null}],"a":1.5,"text":"é\n"})";
    const std::string colour = R"("#ff0000")";
    QCOMPARE(network->unknown.at("future"), future);
    QCOMPARE(network->blocks[0].unknown.at("colour"), colour);
    QCOMPARE(network->connections[0].unknown.at("bend"), std::string("[1,2]"));
    const auto again = parseNetwork(toJson(*network), "written");
    QCOMPARE(messageOf(again), std::string("(read)"));
    QVERIFY(*again == *network);
}

void TestNetworkFile::writesOneBlockALine()
{
    Network network;
    network.name = "tiny \"net\"";
    network.classes = {"é", "b"};
    network.unknown = {{"note", "[1]"}};
    network.blocks = {
        {"x", "Input", {{"shape", std::vector<std::int64_t>{1, 8}}}, Position{120, 0.5}, {}},
        {"n", "BatchNorm1d", {{"eps", 1e-3}, {"momentum", 1.0}, {"affine", false}}, {}, {{"k", "\"v\""}}}};
    network.connections = {{{"x", 0}, {"n", 0}, {}}, {{"x", 1}, {"n", 2}, {{"k", "0"}}}};
    const std::string expected = R"({
  "format": "vitrine-network",
  "version": 1,
  "name": "tiny \"net\"",
  "note": [1],
  "classes": ["é", "b"],
  "blocks": [
    {"id": "x", "type": "Input", "params": {"shape": [1, 8]}, "position": [120, 0.5]},
    {"id": "n", "type": "BatchNorm1d", "params": {"affine": false, "eps": 0.001, "momentum": 1.0}, "k": "v"}
  ],
  "connections": [
    {"from": "x", "to": "n"},
    {"from": "x", "output": 1, "to": "n", "input": 2, "k": 0}
  ]
}
)";
    QCOMPARE(toJson(network), expected);
    const auto again = parseNetwork(toJson(network), "written");
    QCOMPARE(messageOf(again), std::string("(read)"));
    QVERIFY(*again == network);
}

void TestNetworkFile::writtenFilesReadBack_data()
{
    QTest::addColumn<double>("number");
    for (const double number : {0.1, 1.0 / 3, 1e300, -5e-324, 0.0, 123456789.0, 2.5e15})
        QTest::newRow(QByteArray::number(number, 'g', 17).constData()) << number;
}

void TestNetworkFile::writtenFilesReadBack()
{
    QFETCH(double, number);
    Network network;
    network.blocks = {{"a",
                       "X",
                       {{"p", number}, {"list", std::vector<double>{number, 0.5}}},
                       Position{number > 1e9 ? 0 : number, 0},
                       {}}};
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("n.vitrine.json")).toStdString();
    QVERIFY(writeNetwork(file, network).ok());
    const auto again = readNetwork(file);
    QCOMPARE(messageOf(again), std::string("(read)"));
    QVERIFY(*again == network);
}

void TestNetworkFile::textWithoutMeaningInJsonIsWrittenAsWell()
{
    Network network;
    network.name = "not UTF-8: \xff";
    network.blocks = {{"a", "X", {{"p", std::numeric_limits<double>::infinity()}}, {}, {}}};
    const auto again = parseNetwork(toJson(network), "written");
    QCOMPARE(messageOf(again), std::string("(read)"));
    QCOMPARE(again->name, std::string("not UTF-8: \xef\xbf\xbd"));
    QVERIFY(again->blocks[0].params.at("p") == ParamValue());
}

void TestNetworkFile::badFile_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char *name, const std::string &text, const std::string &message) {
        QTest::newRow(name) << text << message;
    };
    row("no object", "[]", R"(The file net must be an object, "{…}".)");
    row("no format", R"({"version": 1, "blocks": []})",
        R"(The file net is not a network of this program: its member "format" must be "vitrine-network".)");
    row("another format", R"({"format": "onnx", "version": 1})",
        R"(The file net is not a network of this program: its member "format" must be "vitrine-network".)");
    row("unknown version", R"({"format": "vitrine-network", "version": 2, "blocks": []})",
        "The file net is a network of version 2; this program reads version 1.");
    row("version as text", R"({"format": "vitrine-network", "version": "1", "blocks": []})",
        R"(The file net is a network of version "1"; this program reads version 1.)");
    row("no version", R"({"format": "vitrine-network", "blocks": []})",
        "The file net is a network of version ?; this program reads version 1.");
    row("no blocks", start + R"("name": "x"})", R"(The file net: the member "blocks" must be a list.)");
    row("blocks as object", start + R"("blocks": {}})", R"(The file net: the member "blocks" must be a list.)");
    row("name as number", start + R"("name": 3, "blocks": []})", R"(The file net: the member "name" must be a text.)");
    row("classes with a number", start + R"("classes": ["a", 1], "blocks": []})",
        R"(The file net: the member "classes" must be a list of texts.)");
    row("block as number", start + R"("blocks": [7]})", R"(The file net: block number 1 must be an object, "{…}".)");
    row("no id", withBlock(R"("type": "ReLU")"), R"(The file net: block number 2: the member "id" is missing.)");
    row("no type", withBlock(R"("id": "b")"), R"(The file net: block "b": the member "type" is missing.)");
    row("id with a dot", withBlock(R"("id": "b.c", "type": "ReLU")"),
        R"(The file net: "b.c" can't be a block's id: an id is a letter (A to Z, a to z) or "_", then letters, digits, "_" and "-", at most 200 in all.)");
    row("id starting with a digit", withBlock(R"("id": "1b", "type": "ReLU")"),
        R"(The file net: "1b" can't be a block's id: an id is a letter (A to Z, a to z) or "_", then letters, digits, "_" and "-", at most 200 in all.)");
    row("duplicate id", withBlock(R"("id": "a", "type": "ReLU")"),
        R"(The file net: two blocks have the id "a"; every id must be unique.)");
    row("params as list", withBlock(R"("id": "b", "type": "ReLU", "params": [])"),
        R"(The file net: block "b": the member "params" must be an object, "{…}".)");
    row("param as object", withBlock(R"("id": "b", "type": "ReLU", "params": {"p": {}})"),
        R"(The file net: block "b": the member "p" must be a number, a text, true, false, null or a list of numbers.)");
    row("param as mixed list", withBlock(R"("id": "b", "type": "ReLU", "params": {"p": [1, "2"]})"),
        R"(The file net: block "b": the member "p" must be a number, a text, true, false, null or a list of numbers.)");
    row("position of one number", withBlock(R"("id": "b", "type": "ReLU", "position": [1])"),
        R"(The file net: block "b": the member "position" must be a list of two numbers, [x, y].)");
    row("position at the end of the world", withBlock(R"("id": "b", "type": "ReLU", "position": [1e300, 0])"),
        R"(The file net: block "b": the member "position" must be a list of two numbers, [x, y].)");
    row("connection from nowhere", withConnection(R"("to": "a")"),
        R"(The file net: connection number 1: the member "from" is missing.)");
    row("negative port", withConnection(R"("from": "a", "to": "a", "input": -1)"),
        R"(The file net: connection number 1: the member "input" must be a whole number from 0 to 65535.)");
    row("huge port", withConnection(R"("from": "a", "to": "a", "output": 18446744073709551615)"),
        R"(The file net: connection number 1: the member "output" must be a whole number from 0 to 65535.)");
    row("port as text", withConnection(R"("from": "a", "to": "a", "input": "0")"),
        R"(The file net: connection number 1: the member "input" must be a whole number from 0 to 65535.)");
}

void TestNetworkFile::badFile()
{
    QFETCH(std::string, text);
    QFETCH(std::string, message);
    QCOMPARE(messageOf(parseNetwork(text, "net")), message);
}

void TestNetworkFile::whatIsNoJson_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("empty") << std::string();
    QTest::newRow("text") << std::string("LeNet");
    QTest::newRow("cut off") << start;
    QTest::newRow("comment") << start + "\"blocks\": [] /* none */}";
    QTest::newRow("one member twice") << start + R"("blocks": [], "blocks": []})";
    QTest::newRow("too deep") << std::string(65, '[') + std::string(65, ']');
    QTest::newRow("more behind it") << start + R"("blocks": []} {})";
    QTest::newRow("not UTF-8") << start + "\"name\": \"\xff\", \"blocks\": []}";
}

void TestNetworkFile::whatIsNoJson()
{
    QFETCH(std::string, text);
    const std::string message = messageOf(parseNetwork(text, "net"));
    QVERIFY2(message.starts_with("The file net is not valid JSON: "), message.c_str());
}

void TestNetworkFile::hugeFilesAreRefusedUnread()
{
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("n.vitrine.json")).toStdString();
    std::ofstream(file) << start;
    std::filesystem::resize_file(file, 17 * 1024 * 1024);
    const std::string message = messageOf(readNetwork(file));
    QVERIFY2(message.find("too large") != std::string::npos && message.find(file.string()) != std::string::npos,
             message.c_str());
}

void TestNetworkFile::missingFilesAreNamed()
{
    const std::string message = messageOf(readNetwork("/nowhere/n.vitrine.json"));
    QVERIFY2(message.find("/nowhere/n.vitrine.json") != std::string::npos, message.c_str());
}

QTEST_GUILESS_MAIN(TestNetworkFile)
#include "tst_networkfile.moc"

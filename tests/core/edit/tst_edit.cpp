// Edits of a network: what they change, what they leave alone, and what they say when they can't be.

#include "core/edit/Edit.h"
#include "core/graph/HasWeights.h"
#include "core/network/NetworkFile.h"

#include <QtTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::edit;

namespace {

const BlockKind &kind(const char *type)
{
    return *findBlockKind(type);
}

Network without(Network network, const char *block)
{
    return removeBlocks(std::move(network), {block});
}

/// image → conv1 → relu1 → pool1, and a loss.
Network chain()
{
    Network network;
    for (const char *type : {"Input", "Conv2d", "ReLU", "MaxPool2d", "CrossEntropyLoss"})
        network = addBlock(std::move(network), kind(type)).network;
    network = connectPorts(std::move(network), {"image", 0}, {"conv1", 0});
    network = connectPorts(std::move(network), {"conv1", 0}, {"relu1", 0});
    return connectPorts(std::move(network), {"relu1", 0}, {"pool1", 0});
}

/// "conv1>relu1 relu1>pool1", sorted; ports other than 0 with ":1".
std::string wires(const Network &network)
{
    std::vector<std::string> parts;
    const auto end = [](const Endpoint &e) { return e.block + (e.port ? ":" + std::to_string(e.port) : ""); };
    for (const Connection &each : network.connections)
        parts.push_back(end(each.from) + '>' + end(each.to));
    std::ranges::sort(parts);
    std::string text;
    for (const std::string &part : parts)
        text += (text.empty() ? "" : " ") + part;
    return text;
}

OutputShapes shapesOf(const Network &network)
{
    return buildGraph(network, 1).outputShapes;
}

std::string reason(const Network &network, const Endpoint &from, const Endpoint &to, Verdict::Kind expected)
{
    const Verdict verdict = ConnectCheck(network, shapesOf(network)).check(from, to);
    return verdict.kind == expected ? verdict.reason.text() : "(another verdict) " + verdict.reason.text();
}

} // namespace

class TestEdit : public QObject {
    Q_OBJECT

private slots:
    void idsFollowThePresets();
    void everyKindWorksWhenItIsPlaced_data();
    void everyKindWorksWhenItIsPlaced();
    void connectingReplacesWhatWasThere();
    void openEndedBlocksKeepTheirInputsInARow();
    void removingCutsOrHeals();
    void healingMakesNoNewProblem();
    void insertingPutsABlockInTheMiddle();
    void reconnectingMovesEitherEnd();
    void theCheckSaysWhy();
    void theCheckKnowsShapes();
    void renamingFollowsConnectionsGroupsAndWeights();
    void parametersAndPositions();
    void locksStayThroughFilesAndCopies();
    void aLockWithoutWeightsDoesNothing();
    void fragmentsKeepWhatIsWithin();
    void pastingGivesFreshIds();
    void badClipboardIsAnError();
    void groupsSurviveFilesAndEdits();
    void strangeGroupsAreIgnored();
    void alignsAndDistributes();
    void phrasesSetParameters_data();
    void phrasesSetParameters();
    void badPhrasesSayWhatIsLegal();
};

void TestEdit::idsFollowThePresets()
{
    Network network;
    std::vector<std::string> ids;
    for (const char *type : {"Input", "Conv2d", "Conv2d", "ConvTranspose2d", "BatchNorm2d", "Linear", "MaxPool2d",
                             "AvgPool2d", "Flatten", "Flatten", "CSPLayer", "BCEWithLogitsLoss", "MSELoss", "Conv1d"}) {
        Added added = addBlock(std::move(network), kind(type));
        network = std::move(added.network);
        ids.push_back(added.id);
    }
    QCOMPARE(ids,
             (std::vector<std::string>{"image", "conv1", "conv2", "grow1", "bn1", "fc1", "pool1", "pool2", "flatten",
                                       "flatten2", "csplayer1", "loss", "loss2", "conv3"}));
    QCOMPARE(freeId(without(network, "conv2"), "Conv2d"), std::string("conv2"));
    QCOMPARE(freeCopyId(network, "conv1"), std::string("conv4"));
    QCOMPARE(freeCopyId(network, "flatten"), std::string("flatten3"));
    QCOMPARE(freeCopyId(network, "new"), std::string("new"));
    QCOMPARE(freeId(network, "Strange Thing"), std::string("strangething1"));
}

void TestEdit::everyKindWorksWhenItIsPlaced_data()
{
    QTest::addColumn<std::string>("type");
    for (const auto &each : blockKinds()) {
        if (each->isPublic())
            QTest::newRow(each->type().c_str()) << each->type();
    }
}

void TestEdit::everyKindWorksWhenItIsPlaced()
{
    QFETCH(std::string, type);
    // Some kind of input must be one that the block takes as it is placed.
    const std::vector<Shape> inputs = {{1, 8},         {1, 8, 64}, {1, 64, 64, 64}, {1, 4, 16, 16, 16},
                                       {1, 3, 64, 64}, {1, 21, 8}};
    const bool isSound = std::ranges::any_of(inputs, [&](const Shape &shape) {
        const BlockKind &placed = *findBlockKind(type);
        Added added = addBlock({}, placed, {}, shape);
        for (int port = 0; port < placed.inputs().min; ++port) {
            const std::string id = "x" + std::to_string(port);
            const Shape fed(shape.begin() + 1, shape.end());
            Block input{id, "Input", {{"shape", fed}}, {}, {}};
            if (type == "YOLOXHead") // three maps, each half as large as the one before
                input.params["shape"] = Shape{256 << port, 32 >> port, 32 >> port};
            added.network.blocks.push_back(std::move(input));
            added.network = connectPorts(std::move(added.network), {id, 0}, {added.id, port});
        }
        return buildGraph(added.network, 1).ok();
    });
    QVERIFY(isSound);
}

void TestEdit::connectingReplacesWhatWasThere()
{
    Network network = addBlock(chain(), kind("Tanh")).network;
    network = connectPorts(std::move(network), {"tanh1", 0}, {"pool1", 0});
    QCOMPARE(wires(network), std::string("conv1>relu1 image>conv1 tanh1>pool1"));
    network = disconnectPorts(std::move(network), {"tanh1", 0}, {"pool1", 0});
    QCOMPARE(wires(network), std::string("conv1>relu1 image>conv1"));
}

void TestEdit::openEndedBlocksKeepTheirInputsInARow()
{
    Network network = addBlock(chain(), kind("Concat")).network;
    for (const char *from : {"conv1", "relu1", "pool1"})
        network = connectPorts(std::move(network), {from, 0}, {"join1", 7});
    QCOMPARE(wires(network),
             std::string("conv1>join1 conv1>relu1 image>conv1 pool1>join1:2 relu1>join1:1 relu1>pool1"));
    QCOMPARE(wires(disconnectPorts(network, {"conv1", 0}, {"join1", 0})),
             std::string("conv1>relu1 image>conv1 pool1>join1:1 relu1>join1 relu1>pool1"));
    QCOMPARE(wires(removeBlocks(network, {"relu1"})), std::string("conv1>join1 image>conv1 pool1>join1:1"));
}

void TestEdit::removingCutsOrHeals()
{
    QCOMPARE(wires(removeBlocks(chain(), {"relu1"})), std::string("image>conv1"));
    const Network healed = removeBlocks(chain(), {"conv1", "relu1"}, Heal::Join);
    QCOMPARE(wires(healed), std::string("image>pool1"));
    QVERIFY(!healed.find("conv1") && !healed.find("relu1") && healed.find("loss"));
    QCOMPARE(removeBlocks(chain(), {}, Heal::Join), chain());
    QCOMPARE(wires(removeBlocks(chain(), {"image"}, Heal::Join)), std::string("conv1>relu1 relu1>pool1"));
}

void TestEdit::healingMakesNoNewProblem()
{
    // A norm of 16 channels can't be fed by a picture of one channel in two groups.
    Network network = addBlock(chain(), kind("GroupNorm")).network;
    network = setParam(std::move(network), "gn1", "num_groups", std::int64_t(8));
    network = connectPorts(std::move(network), {"conv1", 0}, {"gn1", 0});
    QCOMPARE(wires(removeBlocks(network, {"conv1"}, Heal::Join)), std::string("image>relu1 relu1>pool1"));
}

void TestEdit::insertingPutsABlockInTheMiddle()
{
    const Added added = insertOn(chain(), {"conv1", 0}, {"relu1", 0}, kind("BatchNorm2d"), Position{3, 4});
    QCOMPARE(added.id, std::string("bn1"));
    QCOMPARE(wires(added.network), std::string("bn1>relu1 conv1>bn1 image>conv1 relu1>pool1"));
    QVERIFY(added.network.find("bn1")->position == (Position{3, 4}));
    QVERIFY(!canInsert(kind("Input")) && !canInsert(kind("MSELoss")) && !canInsert(kind("Add")));
    QVERIFY(canInsert(kind("ReLU")) && canInsert(kind("Concat")));
    QCOMPARE(insertOn(chain(), {"conv1", 0}, {"pool1", 0}, "loss"), chain());
}

void TestEdit::reconnectingMovesEitherEnd()
{
    const Network target = reconnectPorts(chain(), {"relu1", 0}, {"pool1", 0}, {"relu1", 0}, {"loss", 0});
    QCOMPARE(wires(target), std::string("conv1>relu1 image>conv1 relu1>loss"));
    const Network source = reconnectPorts(chain(), {"relu1", 0}, {"pool1", 0}, {"conv1", 0}, {"pool1", 0});
    QCOMPARE(wires(source), std::string("conv1>pool1 conv1>relu1 image>conv1"));
}

void TestEdit::theCheckSaysWhy()
{
    using Kind = Verdict::Kind;
    const Network network = chain();
    QCOMPARE(reason(network, {"pool1", 0}, {"loss", 0}, Kind::Fits), std::string());
    QCOMPARE(reason(network, {"conv1", 0}, {"conv1", 0}, Kind::Impossible),
             std::string("\"conv1\" (Conv2d) can't feed itself."));
    QVERIFY(reason(network, {"pool1", 0}, {"conv1", 0}, Kind::Impossible).find("cycle") != std::string::npos);
    QVERIFY(reason(network, {"pool1", 0}, {"image", 0}, Kind::Impossible).find("enters") != std::string::npos);
    QCOMPARE(reason(network, {"conv1", 0}, {"relu1", 0}, Kind::Impossible),
             std::string("\"conv1\" and \"relu1\" are connected already."));
    QCOMPARE(reason(network, {"conv1", 0}, {"relu1", 1}, Kind::Impossible),
             std::string("\"relu1\" (ReLU) has no input 1."));
    QCOMPARE(reason(network, {"conv1", 1}, {"loss", 0}, Kind::Impossible),
             std::string("\"conv1\" (Conv2d) has no output 1."));
    QCOMPARE(reason(network, {"nobody", 0}, {"loss", 0}, Kind::Impossible),
             std::string("There is no block \"nobody\"."));
    QCOMPARE(reason(network, {"conv1", 0}, {"pool1", 0}, Kind::Replaces),
             std::string("Replaces the connection from \"relu1\"."));
}

void TestEdit::theCheckKnowsShapes()
{
    Network network = addBlock(chain(), kind("Conv1d")).network;
    const std::string text = reason(network, {"pool1", 0}, {"conv2", 0}, Verdict::Kind::DoesNotFit);
    QVERIFY2(text.find("[1, 16, 14, 14]") != std::string::npos, text.c_str());
    network = addBlock(std::move(network), kind("Add")).network;
    network = connectPorts(std::move(network), {"conv1", 0}, {"add1", 0});
    QVERIFY(!reason(network, {"pool1", 0}, {"add1", 1}, Verdict::Kind::DoesNotFit).empty());
    QCOMPARE(reason(network, {"relu1", 0}, {"add1", 1}, Verdict::Kind::Fits), std::string());
}

void TestEdit::renamingFollowsConnectionsGroupsAndWeights()
{
    const Network grouped = withGroup(chain(), "stem", {"conv1", "relu1"});
    const auto renamed = renameBlock(grouped, "conv1", "c1");
    QVERIFY(renamed.ok());
    QCOMPARE(wires(*renamed), std::string("c1>relu1 image>c1 relu1>pool1"));
    QCOMPARE(groupsOf(*renamed).front().blocks, (std::vector<std::string>{"c1", "relu1"}));
    QVERIFY(!renameBlock(grouped, "conv1", "relu1").ok());
    QVERIFY(!renameBlock(grouped, "conv1", "1 bad").ok());
    QCOMPARE(*renameBlock(grouped, "conv1", "conv1"), grouped);
    const TensorMap weights =
        renameWeights({{"conv1.weight", {}}, {"conv10.weight", {}}, {"conv1.bias", {}}}, "conv1", "c1");
    std::vector<std::string> names;
    for (const auto &[name, tensor] : weights)
        names.push_back(name);
    QCOMPARE(names, (std::vector<std::string>{"c1.bias", "c1.weight", "conv10.weight"}));
}

void TestEdit::parametersAndPositions()
{
    Network network = setParam(chain(), "conv1", "stride", std::int64_t(2));
    QVERIFY(network.find("conv1")->params.at("stride") == ParamValue(std::int64_t(2)));
    network = unsetParam(std::move(network), "conv1", "stride");
    QCOMPARE(network, chain());
    network = setPositions(std::move(network), {{"conv1", {1, 2}}, {"nobody", {3, 4}}});
    QVERIFY(network.find("conv1")->position == (Position{1, 2}));
    QVERIFY(runsAlike(network, withGroup(chain(), "stem", {"conv1"})));
    QVERIFY(!runsAlike(network, setParam(network, "conv1", "stride", std::int64_t(2))));
    QCOMPARE(clearPositions(std::move(network)), chain());
}

void TestEdit::locksStayThroughFilesAndCopies()
{
    Network network;
    network.blocks = {{"a", "ReLU", {}, {}, {}}, {"b", "ReLU", {}, {}, {}}};
    const Network locked = setFrozen(network, {"b", "nobody"}, true);
    QVERIFY(!locked.find("a")->isFrozen && locked.find("b")->isFrozen);
    QVERIFY(locked != network && !runsAlike(locked, network)); // training does something else
    const auto read = parseNetwork(toJson(locked), "test");
    QVERIFY(read.ok());
    QCOMPARE(*read, locked);
    QVERIFY(toJson(network).find("frozen") == std::string::npos);
    QVERIFY(duplicate(locked, {"b"}, {}).network.blocks.back().isFrozen);
    QCOMPARE(setFrozen(locked, {"b"}, false), network);
    QVERIFY(!parseNetwork(R"({"format": "vitrine-network", "version": 1, "blocks": [
        {"id": "a", "type": "ReLU", "frozen": "yes"}]})",
                          "test")
                 .ok());
}

/// A dropout that a file calls frozen drops all the same; the file keeps what it says.
void TestEdit::aLockWithoutWeightsDoesNothing()
{
    Network network;
    network.blocks = {{"x", "Input", {{"shape", std::vector<std::int64_t>{4}}}, {}, {}},
                      {"drop", "Dropout", {}, {}, {}},
                      {"fc", "Linear", {{"out_features", std::int64_t(2)}}, {}, {}}};
    network.connections = {{{"x", 0}, {"drop", 0}, {}}, {{"drop", 0}, {"fc", 0}, {}}};
    network = setFrozen(std::move(network), {"drop", "fc"}, true);
    const GraphResult built = buildGraph(network, 1);
    QVERIFY(built.ok());
    const Graph &graph = *built.graph;
    const auto block = [&graph](const char *id) { return graph.blocks[static_cast<std::size_t>(graph.findBlock(id))]; };
    QVERIFY(!hasWeights(graph, block("drop")) && hasWeights(graph, block("fc")));
    QVERIFY(!graph.nodes[static_cast<std::size_t>(graph.findNode("drop"))].isFrozen);
    QVERIFY(graph.nodes[static_cast<std::size_t>(graph.findNode("fc"))].isFrozen);
    QVERIFY(parseNetwork(toJson(network), "test")->find("drop")->isFrozen);
}

void TestEdit::fragmentsKeepWhatIsWithin()
{
    const Network grouped = withGroup(withGroup(chain(), "stem", {"conv1", "relu1"}), "other", {"image"});
    const auto fragment = readFragment(copyBlocks(grouped, {"conv1", "relu1", "loss"}));
    QVERIFY(fragment.ok());
    QCOMPARE(wires(*fragment), std::string("conv1>relu1"));
    QCOMPARE(fragment->blocks.size(), std::size_t(3));
    QCOMPARE(groupsOf(*fragment).size(), std::size_t(1));
}

void TestEdit::pastingGivesFreshIds()
{
    const Network network =
        setPositions(withGroup(chain(), "stem", {"conv1", "relu1"}), {{"conv1", {10, 20}}, {"relu1", {30, 40}}});
    const Pasted pasted = duplicate(network, {"conv1", "relu1"}, {5, 5});
    QCOMPARE(pasted.ids, (Ids{"conv2", "relu2"}));
    QCOMPARE(wires(pasted.network), std::string("conv1>relu1 conv2>relu2 image>conv1 relu1>pool1"));
    QVERIFY(pasted.network.find("conv2")->position == (Position{15, 25}));
    QVERIFY(pasted.network.find("conv2")->params == network.find("conv1")->params);
    QCOMPARE(groupsOf(pasted.network).back().blocks, (std::vector<std::string>{"conv2", "relu2"}));
    // Ids of the fragment that meet each other's copies: "a" becomes "a2", so "a2" must be another one.
    Network twins;
    twins.blocks = {{"a", "ReLU", {}, {}, {}}, {"a2", "ReLU", {}, {}, {}}};
    QCOMPARE(paste(twins, twins, {}).ids.size(), std::size_t(2));
    QCOMPARE(paste(twins, twins, {}).network.blocks.size(), std::size_t(4));
}

void TestEdit::badClipboardIsAnError()
{
    QVERIFY(!readFragment("hello").ok());
    QVERIFY(!readFragment("{}").ok());
    QVERIFY(!readFragment("").ok());
}

void TestEdit::groupsSurviveFilesAndEdits()
{
    Network network = withGroup(chain(), freeGroupName(chain(), "Group"), {"conv1", "relu1", "pool1"});
    network = collapseGroup(std::move(network), 0, true);
    const auto read = parseNetwork(toJson(network), "file");
    QVERIFY(read.ok());
    QCOMPARE(groupsOf(*read), (std::vector<Group>{{"Group 1", {"conv1", "relu1", "pool1"}, true}}));
    QCOMPARE(freeGroupName(*read, "Group"), std::string("Group 2"));
    QCOMPARE(groupsOf(removeBlocks(*read, {"relu1"})).front().blocks, (std::vector<std::string>{"conv1", "pool1"}));
    network = withGroup(*read, "inner", {"relu1"}); // a block is in one group
    QCOMPARE(groupsOf(network).front().blocks.size(), std::size_t(2));
    QCOMPARE(groupsOf(renameGroup(network, 1, "act")).back().name, std::string("act"));
    // The last group that goes takes the member along: as if there had been none.
    QCOMPARE(withoutGroup(withoutGroup(network, 0), 0), chain());
    QCOMPARE(removeBlocks(network, {"conv1", "relu1", "pool1"}).unknown.size(), std::size_t(0));
}

void TestEdit::strangeGroupsAreIgnored()
{
    Network network = chain();
    for (const char *text :
         {"7", "{\"a\": 1}", "[3, null]", "[{\"blocks\": 5}]", "[{\"blocks\": [\"nobody\", 3]}]", "not json"}) {
        network.unknown["groups"] = text;
        QVERIFY(groupsOf(network).empty());
        QVERIFY(renameBlock(network, "conv1", "c1").ok());
    }
}

void TestEdit::alignsAndDistributes()
{
    const Positions places{{"a", {0, 5}}, {"b", {10, 7}}, {"c", {100, 21}}};
    QCOMPARE(align(places, Alignment::Left).at("c").x, 0.0);
    QCOMPARE(align(places, Alignment::Right).at("a").x, 100.0);
    QCOMPARE(align(places, Alignment::CentreY).at("b").y, 13.0);
    QCOMPARE(align(places, Alignment::Bottom).at("a").y, 21.0);
    QCOMPARE(align(places, Alignment::Top).at("c").x, 100.0);
    QCOMPARE(distribute(places, Axis::X, 0).at("b").x, 50.0);
    QCOMPARE(distribute(places, Axis::Y, 20).at("c").y, 45.0);
    QCOMPARE(moved(places, {1, 2}).at("a"), (Position{1, 7}));
}

void TestEdit::phrasesSetParameters_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("type");
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("params");
    QTest::newRow("name alone") << std::string("  max pool ") << std::string("MaxPool2d") << std::string("max pool")
                                << std::string("kernel_size=2 ");
    QTest::newRow("in order") << std::string("conv 6 5") << std::string("Conv2d") << std::string("conv")
                              << std::string("kernel_size=5 out_channels=6 ");
    QTest::newRow("named") << std::string("Conv2d(6, k=5, padding=2)") << std::string("Conv2d") << std::string("Conv2d")
                           << std::string("kernel_size=5 out_channels=6 padding=2 ");
    QTest::newRow("list") << std::string("input 3x32x32") << std::string("Input") << std::string("input")
                          << std::string("shape=[3, 32, 32] ");
    QTest::newRow("words") << std::string("conv padding=same bias=false") << std::string("Conv2d")
                           << std::string("conv")
                           << std::string("bias=false kernel_size=3 out_channels=16 padding=\"same\" ");
    QTest::newRow("real") << std::string("dropout 0.25") << std::string("Dropout") << std::string("dropout")
                          << std::string("p=0.25 ");
}

void TestEdit::phrasesSetParameters()
{
    QFETCH(std::string, text);
    QFETCH(std::string, type);
    QFETCH(std::string, name);
    QFETCH(std::string, params);
    const BlockPhrase phrase = readPhrase(text);
    QCOMPARE(phrase.name, name);
    const auto made = paramsOf(phrase, *findBlockKind(type));
    QVERIFY(made.ok());
    std::string listed;
    for (const auto &[key, value] : *made)
        listed += key + '=' + toString(value) + ' ';
    QCOMPARE(listed, params);
}

void TestEdit::badPhrasesSayWhatIsLegal()
{
    const auto says = [](const char *text, const char *type) {
        const auto made = paramsOf(readPhrase(text), *findBlockKind(type));
        return made.ok() ? std::string() : made.error().message.text();
    };
    QVERIFY(says("conv colour=3", "Conv2d").find("out_channels") != std::string::npos);
    QVERIFY(says("conv -3", "Conv2d").find("out_channels") != std::string::npos);
    QVERIFY(!says("tanh 3", "Tanh").empty());
    QVERIFY(!says("input 3x", "Input").empty() || readPhrase("input 3x").name == "input 3x");
    QCOMPARE(readPhrase("").name, std::string());
    QCOMPARE(readPhrase("5").name, std::string("5"));
}

QTEST_GUILESS_MAIN(TestEdit)
#include "tst_edit.moc"

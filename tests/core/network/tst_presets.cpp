// The networks that come with the studio: each loads, is sound, stands as the program would write it, and has the
// shapes and the parameters that its paper, or counting by hand, says.

#include "core/graph/Graph.h"
#include "core/network/NetworkFile.h"

#include <QtTest>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace vitrine;

namespace {

using Shapes = std::map<std::string, Shape>;

struct Preset {
    std::string file;
    std::int64_t parameters = 0;
    Shapes shapes; ///< some, of one sample
};

const std::vector<Preset> presets = {
    {"alexnet",
     60965224,
     {{"conv1", {1, 96, 55, 55}},
      {"pool1", {1, 96, 27, 27}},
      {"conv2", {1, 256, 27, 27}},
      {"conv3", {1, 384, 13, 13}},
      {"pool5", {1, 256, 6, 6}},
      {"flatten", {1, 9216}},
      {"fc8", {1, 1000}}}},
    {"bn-cnn",
     24058,
     {{"pool1", {1, 16, 14, 14}}, {"relu3", {1, 64, 7, 7}}, {"average", {1, 64, 1, 1}}, {"output", {1, 10}}}},
    {"cspdarknet-stage",
     69994,
     {{"stem", {1, 16, 32, 32}}, {"dark2_csp", {1, 32, 16, 16}}, {"dark3_csp", {1, 64, 8, 8}}, {"output", {1, 10}}}},
    {"curve", 97, {{"x", {1, 1}}, {"hidden1", {1, 8}}, {"output", {1, 1}}}},
    {"lenet-5",
     61706,
     {{"c1", {1, 6, 28, 28}},
      {"s2", {1, 6, 14, 14}},
      {"c3", {1, 16, 10, 10}},
      {"s4", {1, 16, 5, 5}},
      {"c5", {1, 120, 1, 1}},
      {"f6", {1, 84}},
      {"output", {1, 10}},
      {"loss", {}}}},
    {"mlp-xor", 9, {{"x", {1, 2}}, {"hidden", {1, 2}}, {"output", {1, 1}}}},
    {"playground", 105, {{"point", {1, 2}}, {"hidden1", {1, 8}}, {"hidden2", {1, 8}}, {"output", {1, 1}}}},
    {"resnet-like",
     78042,
     {{"res1_add", {1, 16, 32, 32}},
      {"res2_add", {1, 32, 16, 16}},
      {"res3_skip_bn", {1, 64, 8, 8}},
      {"output", {1, 10}}}},
    {"two-linear-layers", 4, {{"x", {1, 1}}, {"y1", {1, 1}}, {"y2", {1, 1}}, {"L", {}}}},
    {"unet",
     117073,
     {{"pool2", {1, 32, 16, 16}},
      {"bottom_relu2", {1, 64, 16, 16}},
      {"up2_join", {1, 64, 32, 32}},
      {"up1_join", {1, 32, 64, 64}},
      {"output", {1, 1, 64, 64}}}},
    {"vgg-like",
     814122,
     {{"pool1", {1, 32, 16, 16}}, {"pool3", {1, 128, 4, 4}}, {"flatten", {1, 2048}}, {"output", {1, 10}}}},
    {"yolox-pico", 143081, {{"backbone", {1, 16, 20, 20}}, {"head", {1, 525, 11}}, {"loss", {}}}},
};

const std::filesystem::path folder = std::filesystem::path(VITRINE_RESOURCE_DIR) / "networks";

std::filesystem::path fileOf(const std::string &preset)
{
    return folder / (preset + ".vitrine.json");
}

Network load(const std::string &preset)
{
    auto network = readNetwork(fileOf(preset));
    if (!network)
        qWarning("%s", network.error().message.text().c_str());
    return network ? std::move(*network) : Network();
}

} // namespace

class TestPresets : public QObject {
    Q_OBJECT

private slots:
    void everyPresetHasARow();
    void preset_data();
    void preset();
    void lenetSaysWhatIsApproximated();
};

void TestPresets::everyPresetHasARow()
{
    std::set<std::filesystem::path> expected;
    std::set<std::filesystem::path> there;
    for (const Preset &preset : presets)
        expected.insert(fileOf(preset.file));
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        there.insert(entry.path());
    QVERIFY(there == expected);
}

void TestPresets::preset_data()
{
    QTest::addColumn<std::size_t>("index");
    for (std::size_t i = 0; i < presets.size(); ++i)
        QTest::newRow(presets[i].file.c_str()) << i;
}

void TestPresets::preset()
{
    QFETCH(std::size_t, index);
    const Preset &preset = presets[index];
    const Network network = load(preset.file);
    const GraphResult result = buildGraph(network, 1);
    for (const Problem &problem : result.problems)
        qWarning("%s", problem.message.text().c_str());
    QVERIFY(result.ok());
    QVERIFY(result.graph->lossBlock() >= 0);

    std::int64_t parameters = 0;
    for (const GraphBlock &block : result.graph->blocks)
        parameters += block.learnable;
    QCOMPARE(parameters, preset.parameters);
    for (const auto &[id, shape] : preset.shapes)
        QVERIFY2(result.outputShapes.at(id).front() == shape, id.c_str());

    // The canvas lays presets out by itself.
    for (const Block &block : network.blocks)
        QVERIFY(!block.position);
    std::ifstream file(fileOf(preset.file));
    std::stringstream text;
    text << file.rdbuf();
    QCOMPARE(toJson(network), text.str());
}

void TestPresets::lenetSaysWhatIsApproximated()
{
    const Network network = load("lenet-5");
    QVERIFY(network.unknown.at("description").find("C3 sees all six maps of S2") != std::string::npos);
    QCOMPARE(network.classes, (std::vector<std::string>{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}));
}

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"

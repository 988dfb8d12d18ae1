#include "widgets/yolox/room/NetworkPanel.h"

#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/BundledModel.h"
#include "widgets/yolox/YoloxState.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

/// Those that can be had with fresh weights: Vitrine's own small one, then the published ones.
std::vector<YoloxSpec> freshSpecs(int classes)
{
    std::vector<YoloxSpec> specs{yoloxPico(classes)};
    for (YoloxSpec spec : yoloxFamily()) {
        spec.classes = classes;
        specs.push_back(spec);
    }
    return specs;
}

constexpr int shapesDemoSize = 320; ///< larger than it was trained at: three maps that one can see

std::int64_t parametersOf(const Trace &trace)
{
    std::int64_t count = 0;
    for (const GraphBlock &block : trace.graph.blocks)
        count += block.learnable;
    return count;
}

} // namespace

NetworkPanel::NetworkPanel(YoloxState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_networkName(new QLabel(this)), m_sizeName(new QLabel(this)),
      m_facts(new QLabel(this)), m_network(new QComboBox(this)), m_size(new QSpinBox(this)),
      m_open(new QPushButton(this)), m_redraw(new QPushButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(8);
    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->addRow(m_networkName, m_network);
    form->addRow(m_sizeName, m_size);
    m_networkName->setBuddy(m_network);
    m_sizeName->setBuddy(m_size);
    layout->addLayout(form);
    layout->addWidget(m_open);
    layout->addWidget(m_redraw);
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    layout->addWidget(m_facts);
    layout->addStretch(1);
    m_network->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_network->setMinimumContentsLength(12);
    m_size->setRange(64, 1280);
    m_size->setSingleStep(32);
    m_size->setKeyboardTracking(false);

    connect(m_network, &QComboBox::activated, this, &NetworkPanel::choose);
    connect(m_size, &QSpinBox::valueChanged, this, [this](int size) {
        YoloxChoice choice = m_state->choice();
        choice.size = (size + 16) / 32 * 32; // the network halves it five times
        m_state->setChoice(choice);
        showChoice();
    });
    connect(m_open, &QPushButton::clicked, this, &NetworkPanel::openWanted);
    connect(m_redraw, &QPushButton::clicked, this, [this] {
        YoloxChoice choice = m_state->choice();
        ++choice.seed;
        m_state->setChoice(choice);
    });
    connect(state, &YoloxState::choiceChanged, this, &NetworkPanel::showChoice);
    connect(state, &YoloxState::runChanged, this, &NetworkPanel::showRun);
    translated(this, [this] { setTexts(); });
}

void NetworkPanel::setTexts()
{
    m_networkName->setText(tr("Network"));
    m_network->setToolTip(tr("Which member of the YOLOX family, with which weights"));
    m_network->setAccessibleName(tr("Network"));
    m_sizeName->setText(tr("Input size"));
    m_size->setToolTip(tr("Side of the network's square input in pixels, a multiple of 32"));
    m_size->setAccessibleName(tr("Input size"));
    m_size->setSuffix(tr(" px"));
    m_open->setText(tr("Open Weights…"));
    m_open->setToolTip(tr("A trained YOLOX: .pth of the official release, .onnx, or .safetensors"));
    m_redraw->setText(tr("Draw Fresh Weights"));
    m_redraw->setToolTip(tr("Other random weights, by the next seed: what an untrained network sees"));
    showChoice();
    showRun();
}

void NetworkPanel::fill()
{
    m_network->clear();
    m_choices.clear();
    const YoloxChoice &present = m_state->choice();
    const auto add = [this](const QString &name, const QString &tip, const YoloxChoice &choice) {
        m_network->addItem(name);
        m_network->setItemData(m_network->count() - 1, tip, Qt::ToolTipRole);
        m_choices.push_back(choice);
    };
    YoloxChoice trained = present;
    if (!present.file.isEmpty() && present.file != shapesDemo())
        add(QFileInfo(present.file).completeBaseName(), present.file, present);
    trained.file = shapesDemo();
    trained.size = shapesDemoSize;
    add(tr("Shapes demo"), tr("A small YOLOX that this program trained itself on generated scenes"), trained);
    for (const YoloxSpec &spec : freshSpecs(present.spec.classes)) {
        const QString name = QString::fromStdString(spec.name());
        add(tr("%1 (untrained)").arg(name), tr("%1 with random weights").arg(name),
            {{}, spec, present.seed, spec.defaultSize()});
    }
}

void NetworkPanel::choose(int index)
{
    if (index != chosen())
        m_state->setChoice(m_choices[static_cast<std::size_t>(index)]);
}

int NetworkPanel::chosen() const
{
    const YoloxChoice &present = m_state->choice();
    const auto isPresent = [&present](const YoloxChoice &choice) {
        return choice.file == present.file && (!choice.file.isEmpty() || choice.spec == present.spec);
    };
    const auto found = std::ranges::find_if(m_choices, isPresent);
    return found == m_choices.end() ? -1 : static_cast<int>(found - m_choices.begin());
}

void NetworkPanel::showChoice()
{
    fill();
    m_network->setCurrentIndex(chosen());
    const YoloxChoice &choice = m_state->choice();
    m_redraw->setEnabled(choice.file.isEmpty());
    const auto run = m_state->run();
    const QSignalBlocker quiet(m_size);
    m_size->setValue(choice.size > 0 ? choice.size : run ? run->size() : choice.spec.defaultSize());
}

void NetworkPanel::showRun()
{
    const auto run = m_state->run();
    if (!run)
        return m_facts->setText(tr("At work…"));
    QStringList facts{tr("%1: %2 parameters, %3 classes, %4 cells")
                          .arg(run->name, formatCount(parametersOf(*run->trace)))
                          .arg(run->spec.classes)
                          .arg(formatCount(run->raw.cells()))};
    if (run->choice.file.isEmpty())
        facts += tr("Its weights are random (seed %1): what it finds means nothing yet.").arg(run->choice.seed);
    for (const Message &warning : run->warnings)
        facts += toText(warning);
    m_facts->setText(facts.join(QLatin1Char('\n')));
    const QSignalBlocker quiet(m_size);
    m_size->setValue(run->size());
}

} // namespace vitrine

#include "widgets/optimizers/networks/NetRacePanel.h"

#include "core/graph/Graph.h"
#include "widgets/common/Format.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/networks/NetRaceState.h"
#include "widgets/optimizers/networks/NetRaceText.h"
#include "widgets/session/Sources.h"
#include "widgets/training/DataForm.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/TrainSettings.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHash>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

const QString fileChoice = QStringLiteral("?"); ///< of the item that opens a dialog

/// The bundled networks that have something to learn by.
QStringList trainablePresets()
{
    QStringList names;
    for (const QString &name : presetNames())
        if (const auto network = loadNetwork({name, {}}))
            if (const GraphResult built = buildGraph(*network, 1); built.ok() && built.graph->lossBlock() >= 0)
                names += name;
    return names;
}

NumberField *makeNumber(QWidget *parent)
{
    auto *field = new NumberField(NumberField::Steps::Digits, parent);
    field->setCompact();
    return field;
}

} // namespace

NetRacePanel::NetRacePanel(NetRaceState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_networkCaption(makeCaption(this)), m_ratesCaption(makeCaption(this)),
      m_lengthCaption(makeCaption(this)), m_judgeCaption(makeCaption(this)), m_ratesNote(makeNote(this)),
      m_note(makeNote(this)), m_network(makeNarrowBox(this)), m_data(new DataForm(state->data(), this)),
      m_rates(new SegmentedControl(3, this)), m_rateName(new QLabel(this)), m_searchStepsName(new QLabel(this)),
      m_searchRatesName(new QLabel(this)), m_rate(makeNumber(this)), m_searchSteps(makeCount(1, 100000)),
      m_searchRates(makeCount(3, 15)), m_epochsName(new QLabel(this)), m_batchName(new QLabel(this)),
      m_itemsName(new QLabel(this)), m_seedName(new QLabel(this)), m_seedsName(new QLabel(this)),
      m_goalName(new QLabel(this)), m_epochs(makeCount(1, 100000)), m_batch(makeCount(1, 65536)),
      m_items(makeCount(0, 10000000)), m_seed(makeCount(0, 999999)), m_seeds(makeCount(1, mostSeeds)),
      m_measure(makeNarrowBox(this)), m_goal(makeNumber(this))
{
    build();
    connectFields();
    translated(this, [this] { retranslate(); });
}

QSpinBox *NetRacePanel::makeCount(int least, int most)
{
    auto *box = new QSpinBox(this);
    box->setRange(least, most);
    box->setKeyboardTracking(false);
    passWheel(box);
    return box;
}

void NetRacePanel::addRow(QGridLayout *grid, QLabel *label, QWidget *field)
{
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row, 1);
    label->setBuddy(field);
}

void NetRacePanel::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto newGrid = [layout] {
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(8);
        grid->setVerticalSpacing(4);
        grid->setColumnStretch(1, 1);
        layout->addLayout(grid);
        return grid;
    };
    layout->addWidget(m_networkCaption);
    layout->addWidget(m_network);
    layout->addWidget(m_data);
    layout->addSpacing(4);
    layout->addWidget(m_ratesCaption);
    layout->addWidget(m_rates);
    layout->addWidget(m_ratesNote);
    QGridLayout *rates = newGrid();
    addRow(rates, m_rateName, m_rate);
    addRow(rates, m_searchRatesName, m_searchRates);
    addRow(rates, m_searchStepsName, m_searchSteps);
    layout->addSpacing(4);
    layout->addWidget(m_lengthCaption);
    QGridLayout *lengths = newGrid();
    addRow(lengths, m_epochsName, m_epochs);
    addRow(lengths, m_batchName, m_batch);
    addRow(lengths, m_itemsName, m_items);
    addRow(lengths, m_seedsName, m_seeds);
    addRow(lengths, m_seedName, m_seed);
    layout->addWidget(m_note);
    layout->addSpacing(4);
    layout->addWidget(m_judgeCaption);
    layout->addWidget(m_measure);
    addRow(newGrid(), m_goalName, m_goal);
    layout->addStretch(1);
    m_items->setSingleStep(500);
    m_rate->setRange(1e-9, 1e3);
    m_goal->setRange(0, 1e9);
    for (int i = 0; i < 3; ++i)
        m_measure->addItem(QString());
}

void NetRacePanel::connectFields()
{
    const auto number = [this](QSpinBox *box, int NetRaceSetup::*member) {
        connect(box, &QSpinBox::valueChanged, m_state, [this, member](int value) {
            m_state->edit([member, value](NetRaceSetup &setup) { setup.*member = value; });
        });
    };
    number(m_epochs, &NetRaceSetup::epochs);
    number(m_batch, &NetRaceSetup::batchSize);
    number(m_items, &NetRaceSetup::items);
    number(m_seeds, &NetRaceSetup::seeds);
    connect(m_seed, &QSpinBox::valueChanged, m_state, [this](int seed) {
        m_state->edit([seed](NetRaceSetup &setup) { setup.seed = static_cast<quint64>(seed); });
    });
    connect(m_searchSteps, &QSpinBox::valueChanged, m_state,
            [this](int steps) { m_state->edit([steps](NetRaceSetup &setup) { setup.plan.steps = steps; }); });
    connect(m_searchRates, &QSpinBox::valueChanged, m_state,
            [this](int rates) { m_state->edit([rates](NetRaceSetup &setup) { setup.plan.rates = rates; }); });
    connect(m_rates, &SegmentedControl::chosen, m_state, [this](int mode) {
        m_state->edit([mode](NetRaceSetup &setup) { setup.rates = static_cast<RateMode>(mode); });
    });
    connect(m_rate, &NumberField::edited, m_state, [this](double rate) {
        m_state->edit([rate](NetRaceSetup &setup) {
            setup.rate = rate;
            for (Competitor &competitor : setup.competitors)
                competitor.settings["lr"] = rate;
        });
    });
    connect(m_measure, &QComboBox::activated, m_state, [this](int measure) {
        m_state->edit([measure](NetRaceSetup &setup) { setup.measure = static_cast<RaceMeasure>(measure); });
    });
    connect(m_goal, &NumberField::edited, m_state,
            [this](double goal) { m_state->edit([goal](NetRaceSetup &setup) { setup.goal = goal; }); });
    connect(m_network, &QComboBox::activated, this, &NetRacePanel::chooseNetwork);
    connect(m_state, &NetRaceState::setupChanged, this, &NetRacePanel::showSetup);
}

void NetRacePanel::fillNetworks()
{
    static const QStringList presets = trainablePresets();
    const QSignalBlocker quiet(m_network);
    m_network->clear();
    for (const QString &preset : presets)
        m_network->addItem(networkTitle(preset), preset);
    m_network->addItem(networkTitle({}), QString());
    if (m_state->setup().isFile())
        m_network->addItem(networkTitle(m_state->setup().network), m_state->setup().network);
    m_network->addItem(tr("A network from a file…"), fileChoice);
    m_network->setCurrentIndex(m_network->findData(m_state->setup().network));
}

void NetRacePanel::chooseNetwork(int index)
{
    const QString chosen = m_network->itemData(index).toString();
    if (chosen == fileChoice) {
        showSetup(); // until a file is chosen, the choice is as it was
        emit networkWanted();
        return;
    }
    m_state->edit([&chosen](NetRaceSetup &setup) { setup.network = chosen; });
}

void NetRacePanel::setCanvas(const Graph &graph)
{
    m_canvasSet = suitableSet(graph);
    showSuitable();
}

void NetRacePanel::showSuitable()
{
    const NetRaceSetup &setup = m_state->setup();
    if (setup.network.isEmpty() || setup.isFile())
        return m_data->setSuitable(setup.network.isEmpty() ? m_canvasSet : QString());
    static QHash<QString, QString> sets; // of bundled networks, which don't change
    QString &set = sets[setup.network];
    if (set.isEmpty())
        if (const auto network = loadNetwork({setup.network, {}}))
            if (const GraphResult built = buildGraph(*network, 1); built.ok())
                set = suitableSet(*built.graph);
    m_data->setSuitable(set);
}

void NetRacePanel::showSetup()
{
    const NetRaceSetup &setup = m_state->setup();
    fillNetworks();
    showSuitable();
    const std::pair<QSpinBox *, int> counts[] = {{m_epochs, setup.epochs},
                                                 {m_batch, setup.batchSize},
                                                 {m_items, setup.items},
                                                 {m_seeds, setup.seeds},
                                                 {m_seed, static_cast<int>(setup.seed)},
                                                 {m_searchSteps, setup.plan.steps},
                                                 {m_searchRates, setup.plan.rates}};
    for (const auto &[box, value] : counts) {
        const QSignalBlocker quiet(box);
        box->setValue(value);
    }
    m_rates->setCurrent(static_cast<int>(setup.rates));
    m_rate->setValue(setup.rate);
    m_measure->setCurrentIndex(static_cast<int>(setup.measure));
    m_goal->setValue(setup.goal);
    for (QWidget *part : std::initializer_list<QWidget *>{m_rateName, m_rate})
        part->setVisible(setup.rates == RateMode::Equal);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_searchStepsName, m_searchSteps, m_searchRatesName, m_searchRates})
        part->setVisible(setup.rates == RateMode::Tuned);
    m_ratesNote->setText(setup.rates == RateMode::Equal
                             ? tr("All have the same rate. What suits one may be far from what suits another.")
                             : setup.rates == RateMode::Tuned
                             ? tr("Before the race each looks for its rate, judged by the validation loss.")
                             : tr("Each has the rate that is set in its form."));
    const int steps = setup.items > 0 ? (setup.items + setup.batchSize - 1) / setup.batchSize : 0;
    m_note->setText(steps > 0 ? tr("At most %1 steps each: %2 an epoch")
                                    .arg(formatCount(static_cast<qint64>(steps) * setup.epochs), formatCount(steps))
                              : tr("0: all of the training part"));
}

void NetRacePanel::retranslate()
{
    const auto name = [](QLabel *label, QWidget *field, const QString &text, const QString &tip) {
        label->setText(text);
        field->setAccessibleName(text);
        field->setToolTip(tip);
    };
    m_networkCaption->setText(tr("Network"));
    m_network->setAccessibleName(tr("Network"));
    m_network->setToolTip(tr("All competitors train it, from the same weights, drawn by the seed"));
    m_ratesCaption->setText(tr("Learning rates"));
    m_rates->setTexts({tr("Equal"), tr("Each tuned"), tr("As set")},
                      {tr("One learning rate for all"), tr("Each takes the best of a small search"),
                       tr("Each has the learning rate of its form")});
    name(m_rateName, m_rate, tr("Rate α"), tr("The learning rate of all"));
    name(m_searchRatesName, m_searchRates, tr("Rates to try"),
         tr("Half a power of ten apart, around the optimizer’s default; up to three more where the best is at an end"));
    name(m_searchStepsName, m_searchSteps, tr("Steps of a try"), tr("Steps at each rate, before the loss is compared"));
    m_lengthCaption->setText(tr("Length"));
    name(m_epochsName, m_epochs, tr("Epochs"), tr("How often all training items are gone through"));
    name(m_batchName, m_batch, tr("Batch size"), tr("Items that one step of the optimizer learns from"));
    name(m_itemsName, m_items, tr("Items"), tr("That train, drawn by the seed, at most. 0: the whole training part"));
    name(m_seedsName, m_seeds, tr("Races"), tr("Each with the next seed: other weights at the start, another order"));
    name(m_seedName, m_seed, tr("First seed"),
         tr("Of weights and order; the same seed gives the same numbers. Also of data that is made, and of the split"));
    m_judgeCaption->setText(tr("Judged by"));
    m_measure->setAccessibleName(tr("Judged by"));
    m_measure->setToolTip(tr("What the ranking goes by"));
    for (int i = 0; i < m_measure->count(); ++i)
        m_measure->setItemText(i, measureName(static_cast<RaceMeasure>(i)));
    name(m_goalName, m_goal, tr("Goal"),
         tr("The ranking says how many steps each took to be as good. 0: as good as the middle one of the ranking"));
    showSetup();
}

} // namespace vitrine

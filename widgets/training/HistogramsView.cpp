#include "widgets/training/HistogramsView.h"

#include "widgets/common/Export.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/training/DistributionPlot.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/TrainSession.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSettings>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int fewLetters = 6; ///< that a list shows at least: beside it there is little room
constexpr int interval = 250; ///< milliseconds between two looks
const QString kindKey = QStringLiteral("training/histograms/kind");
const QString formKey = QStringLiteral("training/histograms/form");
const QString logKey = QStringLiteral("training/histograms/logarithmic");

} // namespace

HistogramsView::HistogramsView(TrainSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_kinds(makeNarrowBox(this)), m_layers(makeNarrowBox(this)),
      m_forms(new SegmentedControl(2, this)), m_log(new QCheckBox(this)), m_plot(new DistributionPlot(this)),
      m_timer(new QTimer(this))
{
    build();
    m_timer->setSingleShot(true);
    m_timer->setInterval(interval);
    connect(m_timer, &QTimer::timeout, this, &HistogramsView::showNames);
    connect(session, &TrainSession::historyChanged, this, [this] {
        if (isVisible() && !m_timer->isActive())
            m_timer->start();
    });
    connect(session, &TrainSession::runBegun, this, &HistogramsView::showNames);
    connect(session, &TrainSession::historyCut, this, &HistogramsView::showNames);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this] {
        showNames();
        remember();
    });
    connect(m_forms, &SegmentedControl::chosen, this, [this](int form) {
        m_plot->setForm(static_cast<DistributionPlot::Form>(form));
        remember();
    });
    connect(m_log, &QCheckBox::toggled, this, [this](bool on) {
        m_plot->setLogarithmic(on);
        remember();
    });
    connect(m_layers, &QComboBox::currentTextChanged, this, [this](const QString &name) {
        m_wanted[m_kinds->currentIndex()] = name;
        showSeries();
    });
    connect(m_plot, &DistributionPlot::momentWanted, this, &HistogramsView::momentWanted);
    translated(this, [this] { retranslate(); });
}

void HistogramsView::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_kinds, 1);
    row->addWidget(m_layers, 1);
    row->addStretch(1);
    row->addWidget(m_log);
    row->addWidget(m_forms);
    layout->addLayout(row);
    layout->addWidget(m_plot, 1);
    for (int kind = Weights; kind <= Activations; ++kind)
        m_kinds->addItem(QString());
    m_kinds->setMinimumContentsLength(fewLetters);
    m_layers->setMinimumContentsLength(fewLetters);
    installExportMenu(m_plot,
                      {[this] { return QStringLiteral("histograms-") + m_layers->currentText(); },
                       [this] { return m_plot->size(); }, [this](QPainter &painter) { m_plot->paintAll(painter); },
                       [this] { return m_plot->csv(); }});
    const QSettings settings;
    m_kinds->setCurrentIndex(std::clamp(settings.value(kindKey).toInt(), 0, 2));
    m_forms->setCurrent(std::clamp(settings.value(formKey).toInt(), 0, 1));
    m_log->setChecked(settings.value(logKey).toBool());
    m_plot->setForm(static_cast<DistributionPlot::Form>(m_forms->current()));
    m_plot->setLogarithmic(m_log->isChecked());
}

/// The layers there are, where they are others than those that the list holds; and what is new.
void HistogramsView::showNames()
{
    const TrainHistory &history = m_session->history();
    const std::vector<std::string> &from =
        m_kinds->currentIndex() == Activations ? history.activationNames : history.tensorNames;
    QStringList names;
    for (const std::string &name : from)
        names += QString::fromStdString(name);
    QStringList shown;
    for (int i = 0; i < m_layers->count(); ++i)
        shown += m_layers->itemText(i);
    if (names != shown) {
        const QSignalBlocker quiet(m_layers);
        m_layers->clear();
        m_layers->addItems(names);
    }
    const int wanted = m_layers->findText(m_wanted[m_kinds->currentIndex()]);
    const QSignalBlocker quiet(m_layers);
    m_layers->setCurrentIndex(std::max(0, wanted));
    m_layers->setEnabled(!names.isEmpty());
    showSeries();
}

void HistogramsView::showSeries()
{
    const TrainHistory &history = m_session->history();
    const auto index = static_cast<std::size_t>(std::max(0, m_layers->currentIndex()));
    switch (m_kinds->currentIndex()) {
    case Activations:
        return m_plot->setSeries(&history.activations, index);
    case Gradients:
        return m_plot->setSeries(&history.spreads, history.tensorNames.size() + index);
    default:
        return m_plot->setSeries(&history.spreads, index);
    }
}

void HistogramsView::remember() const
{
    QSettings settings;
    settings.setValue(kindKey, m_kinds->currentIndex());
    settings.setValue(formKey, m_forms->current());
    settings.setValue(logKey, m_log->isChecked());
}

void HistogramsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showNames();
}

void HistogramsView::retranslate()
{
    const QString kinds[] = {tr("Weights"), tr("Gradients"), tr("Activations")};
    const QString tips[] = {tr("The numbers of a learnable tensor"), tr("∂Loss/∂weight at single steps"),
                            tr("What a layer answers to 64 samples of the validation")};
    for (int kind = Weights; kind <= Activations; ++kind) {
        m_kinds->setItemText(kind, kinds[kind]);
        m_kinds->setItemData(kind, tips[kind], Qt::ToolTipRole);
    }
    m_kinds->setAccessibleName(tr("What is shown"));
    m_kinds->setToolTip(tr("Weights, gradients or activations"));
    m_forms->setTexts({tr("Ridges"), tr("Map")},
                      {tr("A histogram behind the other, the newest in front"),
                       tr("Epochs to the right, values upwards; the brighter, the more numbers")});
    m_log->setText(tr("Logarithmic"));
    m_log->setToolTip(tr("Logarithmic counts: shows what few numbers have, beside what most have"));
    m_layers->setAccessibleName(tr("Layer"));
    m_layers->setToolTip(tr("Which layer is shown"));
    m_plot->setAccessibleName(tr("Histograms over time"));
    m_plot->setHint(
        tr("Histograms come while a network trains. Of very large networks activations are not looked at."));
}

} // namespace vitrine

#include "widgets/data/DataView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/data/AugmentationView.h"
#include "widgets/data/ClassBars.h"
#include "widgets/data/DataSession.h"
#include "widgets/data/PointPlot.h"
#include "widgets/data/SampleGrid.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/SplitForm.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int progressSteps = 1000;
constexpr std::array<DataPart, dataPartCount> allParts{DataPart::Training, DataPart::Validation, DataPart::Test};

QString partName(DataPart part)
{
    switch (part) {
    case DataPart::Training:
        return DataView::tr("Training");
    case DataPart::Validation:
        return DataView::tr("Validation");
    case DataPart::Test:
        break;
    }
    return DataView::tr("Test");
}

/// A square of a part's colour: the legend is the control.
QIcon partIcon(DataPart part)
{
    QPixmap square(12, 12);
    square.fill(ClassBars::colour(part));
    return QIcon(square);
}

} // namespace

DataView::DataView(DataSession *session, TrainState *state, QWidget *parent)
    : QWidget(parent), m_session(session), m_tabs(new QTabWidget(this)), m_headline(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_indexCaption(new QLabel(this)), m_index(new QSpinBox(this)),
      m_bars(new ClassBars), m_stage(new QStackedWidget), m_grid(new SampleGrid), m_points(new PointPlot),
      m_current(makeNote(this)), m_augmentations(new AugmentationView(session, state)), m_facts(makeNote(this)),
      m_unreadableCaption(makeNote(this)), m_unreadable(new QListWidget)
{
    for (QToolButton *&button : m_parts)
        button = new QToolButton(this);
    m_headline->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_headline->setTextFormat(Qt::PlainText);
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(96, 8);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 0);
    top->setSpacing(8);
    top->addWidget(m_headline, 1);
    top->addWidget(m_progress);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_tabs, 1);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(buildSamples(), QString());
    m_tabs->addTab(m_augmentations, QString());
    m_tabs->addTab(buildAbout(state), QString());
    connectAll();
    translated(this, [this] { retranslate(); });
}

QWidget *DataView::buildSamples()
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (QToolButton *button : m_parts) {
        button->setCheckable(true);
        button->setChecked(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
    }
    row->addStretch(1);
    row->addWidget(m_indexCaption);
    row->addWidget(m_index);
    m_indexCaption->setBuddy(m_index);
    m_stage->addWidget(m_grid);
    m_stage->addWidget(m_points);
    auto *splitter = new QSplitter;
    splitter->addWidget(m_bars);
    splitter->addWidget(m_stage);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({Theme::instance().px(184), Theme::instance().px(600)});
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_current);
    return page;
}

QWidget *DataView::buildAbout(TrainState *state)
{
    auto *page = new QWidget;
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(16);
    auto *scroll = new QScrollArea;
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    scroll->setWidget(m_facts);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    layout->addWidget(scroll, 1);
    auto *right = new QVBoxLayout;
    right->setSpacing(8);
    right->addWidget(new SplitForm(state));
    right->addWidget(m_unreadableCaption);
    right->addWidget(m_unreadable, 1);
    right->addStretch();
    m_unreadable->setWordWrap(true);
    m_unreadable->setFrameShape(QFrame::NoFrame);
    layout->addLayout(right, 1);
    return page;
}

void DataView::connectAll()
{
    for (QToolButton *button : m_parts)
        connect(button, &QToolButton::toggled, this, &DataView::filter);
    connect(m_bars, &ClassBars::classChosen, this, &DataView::filter);
    connect(m_index, &QSpinBox::valueChanged, this, &DataView::select);
    connect(m_grid, &SampleGrid::picturesWanted, m_session, &DataSession::requestThumbnails);
    connect(m_grid, &SampleGrid::currentChanged, this, &DataView::select);
    connect(m_grid, &SampleGrid::chosen, this, &DataView::pictureWanted);
    connect(m_points, &PointPlot::currentChanged, this, &DataView::select);
    connect(m_session, &DataSession::thumbnailsReady, m_grid, &SampleGrid::addPictures);
    connect(m_session, &DataSession::outlineChanged, this, &DataView::showOutline);
    connect(m_session, &DataSession::factsChanged, this, &DataView::showFacts);
    connect(m_session, &DataSession::progressed, this, &DataView::showProgress);
    connect(&Theme::instance(), &Theme::changed, this, &DataView::stylePartButtons);
    connect(m_unreadable, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { select(item->data(Qt::UserRole).toLongLong()); });
}

void DataView::showOutline()
{
    const auto outline = m_session->outline();
    const bool hasClasses = outline && outline->classCount() > 0;
    m_bars->setOutline(outline);
    m_bars->setVisible(hasClasses);
    m_grid->clearPictures();
    m_grid->setMessage(m_session->error() ? toText(m_session->error()->message)
                                          : tr("No sample is left: switch a part "
                                               "or the class filter."));
    m_stage->setCurrentWidget(outline && PointPlot::fits(*outline) ? static_cast<QWidget *>(m_points) : m_grid);
    {
        const QSignalBlocker quiet(m_index);
        m_index->setMaximum(outline ? static_cast<int>(std::max<std::int64_t>(0, outline->size() - 1)) : 0);
    }
    stylePartButtons();
    filter();
}

void DataView::filter()
{
    const auto outline = m_session->outline();
    std::array<bool, dataPartCount> on{};
    for (std::size_t i = 0; i < dataPartCount; ++i)
        on[i] = m_parts[i]->isChecked();
    std::vector<std::int64_t> items;
    if (outline)
        items = outline->filtered(on, m_bars->chosen());
    if (outline && PointPlot::fits(*outline))
        m_points->setItems(outline, items);
    else
        m_points->setItems({}, {});
    m_grid->setItems(std::move(items));
    m_headline->setText(headline());
    m_headline->setToolTip(m_headline->text());
}

void DataView::select(qint64 item)
{
    const auto outline = m_session->outline();
    if (!outline || item < 0 || item >= outline->size())
        return m_current->clear();
    {
        const QSignalBlocker quiet(m_index), quietGrid(m_grid);
        m_index->setValue(static_cast<int>(item));
        if (std::binary_search(m_grid->items().begin(), m_grid->items().end(), item))
            m_grid->setCurrent(item);
    }
    m_points->setCurrent(item);
    m_current->setText(tipOf(item).replace(QLatin1Char('\n'), QStringLiteral("  ·  ")));
    m_augmentations->setItem(item);
}

QString DataView::captionOf(qint64 item) const
{
    const auto outline = m_session->outline();
    const auto classes = outline->classesOf(item);
    if (classes.empty())
        return QString::number(item);
    const QString first = outline->className(classes.front());
    return classes.size() > 1 ? QStringLiteral("%1 +%2").arg(first).arg(classes.size() - 1) : first;
}

QString DataView::tipOf(qint64 item) const
{
    const auto outline = m_session->outline();
    if (!outline || item >= outline->size())
        return {};
    if (PointPlot::fits(*outline))
        return m_points->describe(item) + QLatin1Char('\n') + partName(outline->part(item));
    QStringList names;
    for (const int each : outline->classesOf(item))
        names += outline->className(each);
    QStringList lines{tr("Item %1 of the set: %2").arg(QString::number(item), names.join(QStringLiteral(", ")))};
    lines += partName(outline->part(item));
    const auto &unreadable = m_session->facts().unreadable;
    const auto found = std::ranges::find(unreadable, item, &SkippedItem::item);
    if (found != unreadable.end())
        lines += toText(found->reason.message);
    return lines.join(QLatin1Char('\n'));
}

QString DataView::headline() const
{
    const auto outline = m_session->outline();
    if (!outline)
        return m_session->error() ? toText(m_session->error()->message) : tr("Reading the data…");
    const Shape &shape = outline->set->itemShape();
    const QString sides = formatShape(shape);
    QStringList parts{QString::fromStdString(outline->set->name()), tr("%1 items").arg(formatCount(outline->size())),
                      shape.size() == 1 ? tr("inputs: %1").arg(sides) : sides}; // "2" alone says nothing
    if (outline->classCount() > 0)
        parts += tr("%1 classes").arg(outline->classCount());
    const auto shown = static_cast<std::int64_t>(m_grid->items().size());
    if (shown != outline->size())
        parts += tr("%1 shown").arg(formatCount(shown));
    if (const auto &mean = m_session->facts().statistics.mean; !mean.empty())
        parts += tr("mean %1").arg(statisticsText());
    if (!m_session->facts().unreadable.empty())
        parts += tr("%1 unreadable").arg(m_session->facts().unreadable.size());
    return parts.join(QStringLiteral("  ·  "));
}

void DataView::stylePartButtons()
{
    const auto outline = m_session->outline();
    for (const DataPart part : allParts) {
        QToolButton *button = m_parts[static_cast<std::size_t>(part)];
        const QString count = outline ? formatCount(outline->partSize(part)) : QStringLiteral("0");
        button->setText(QStringLiteral("%1 %2").arg(partName(part), count));
        button->setIcon(partIcon(part));
        button->setEnabled(outline && outline->partSize(part) > 0);
        button->setToolTip(tr("Show or hide this part of the set"));
    }
}

QString DataView::statisticsText() const
{
    const ChannelStatistics &statistics = m_session->facts().statistics;
    if (statistics.mean.empty())
        return m_session->isBusy() ? tr("being measured") : tr("none: these are not pictures");
    QStringList channels;
    for (std::size_t c = 0; c < statistics.mean.size(); ++c)
        channels += QStringLiteral("%1 ± %2").arg(formatNumber(statistics.mean[c]), formatNumber(statistics.std[c]));
    return channels.join(QStringLiteral(", "));
}

QString DataView::facts() const
{
    const auto outline = m_session->outline();
    if (!outline)
        return headline();
    const DataFacts &facts = m_session->facts();
    QStringList lines{tr("%1, %2 items of the shape %3")
                          .arg(QString::fromStdString(outline->set->name()), formatCount(outline->size()),
                               formatShape(outline->set->itemShape())),
                      QString()};
    for (const DataPart part : allParts)
        lines += tr("%1: %2 items").arg(partName(part), formatCount(outline->partSize(part)));
    lines += QString();
    lines += tr("Mean ± standard deviation of the training part, a channel each, as the network gets it: %1")
                 .arg(statisticsText());
    if (facts.misfit)
        lines += tr("For the open network: %1").arg(toText(facts.misfit->message));
    lines += QString();
    lines += toText(outline->set->licence());
    return lines.join(QLatin1Char('\n'));
}

void DataView::showFacts()
{
    m_headline->setText(headline());
    m_facts->setText(facts());
    const DataFacts &facts = m_session->facts();
    m_unreadable->clear();
    for (const SkippedItem &skipped : facts.unreadable) {
        auto *item = new QListWidgetItem(
            tr("Item %1: %2").arg(QString::number(skipped.item), toText(skipped.reason.message)), m_unreadable);
        item->setData(Qt::UserRole, static_cast<qint64>(skipped.item));
    }
    m_unreadable->setVisible(!facts.unreadable.empty());
    if (!facts.unreadable.empty())
        m_unreadableCaption->setText(tr("These items can't be read; training leaves them out:"));
    else
        m_unreadableCaption->setText(facts.isWhole ? tr("Every item can be read.") : QString());
    m_progress->setVisible(m_session->isBusy());
}

void DataView::showProgress(double share)
{
    m_progress->setValue(static_cast<int>(std::lround(share * progressSteps)));
    m_progress->setVisible(m_session->isBusy());
}

void DataView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_session->setActive(true);
}

void DataView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_session->setActive(false);
}

void DataView::retranslate()
{
    m_tabs->setTabText(0, tr("Samples"));
    m_tabs->setTabText(1, tr("Augmentations"));
    m_tabs->setTabText(2, tr("Split and facts"));
    m_tabs->setTabToolTip(0, tr("Every sample, and how often each class comes"));
    m_tabs->setTabToolTip(1, tr("What training makes of a sample"));
    m_tabs->setTabToolTip(2, tr("How the set is divided, mean and deviation, licence, and what can't be read"));
    m_tabs->tabBar()->setAccessibleName(tr("Views of the data"));
    m_progress->setAccessibleName(tr("Progress of reading the data"));
    m_indexCaption->setText(tr("Item"));
    m_index->setAccessibleName(tr("Item"));
    m_index->setToolTip(tr("Go to the item with this number"));
    m_bars->setAccessibleName(tr("Items by class"));
    m_bars->setToolTip(tr("A click shows one class alone; another click shows all"));
    m_grid->setAccessibleName(tr("Samples of the set"));
    m_unreadable->setAccessibleName(tr("Items that can't be read"));
    m_grid->setTexts([this](qint64 item) { return captionOf(item); }, [this](qint64 item) { return tipOf(item); });
    stylePartButtons();
    showFacts();
}

} // namespace vitrine

#include "widgets/twins/TwinView.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/TablePicture.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/twins/TwinModel.h"
#include "widgets/twins/TwinSession.h"
#include "widgets/twins/TwinStyle.h"
#include "widgets/twins/TwinText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QSettings>
#include <QSlider>
#include <QSplitter>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

namespace vitrine {

namespace {

const QString axisKey = QStringLiteral("twins/axis");
const QString logKey = QStringLiteral("twins/logAxis");
const QString smoothingKey = QStringLiteral("twins/smoothing");
const QString splitKey = QStringLiteral("twins/split");
constexpr int mostSmoothing = 99; // hundredths
constexpr int usualSmoothing = 90;
constexpr int interval = 200; ///< milliseconds between two looks at the numbers
constexpr double verdictSmoothing = 0.9;

QIcon lineIcon(Qt::PenStyle style)
{
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setPen(QPen(Theme::instance().color(Theme::Role::Text), 2, style));
    painter.drawLine(QPointF(0, 8), QPointF(16, 8));
    return QIcon(pixmap);
}

QToolButton *makeSwitch(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setCheckable(true);
    button->setChecked(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

} // namespace

TwinView::TwinView(TwinSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_plot(new TwinPlot(this)), m_model(new TwinModel(session, this)),
      m_table(new QTableView(this)), m_verdict(new QLabel(this)), m_training(makeSwitch(this)),
      m_validation(makeSwitch(this)), m_axis(makeNarrowBox(this)), m_log(new QCheckBox(this)),
      m_smoothingName(new QLabel(this)), m_smoothing(new QSlider(Qt::Horizontal, this)), m_split(new QSplitter(this)),
      m_timer(new QTimer(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    auto *row = new QHBoxLayout;
    buildRow(row);
    layout->addLayout(row);
    layout->addWidget(m_split, 1);
    m_split->addWidget(m_plot);
    buildTable();
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setSizes({600, 400});
    m_split->setChildrenCollapsible(false);
    m_plot->setHistory(&session->history());
    m_timer->setSingleShot(true);
    m_timer->setInterval(interval);
    connect(m_timer, &QTimer::timeout, this, &TwinView::showNumbers);
    connect(session, &TwinSession::runBegun, this, &TwinView::showRuns);
    connect(session, &TwinSession::historyCut, this, &TwinView::showRuns);
    connect(session, &TwinSession::historyChanged, m_plot, &TwinPlot::historyGrew);
    connect(session, &TwinSession::historyChanged, this, [this] {
        if (!m_timer->isActive())
            m_timer->start();
    });
    connect(session, &TwinSession::stageChanged, this, &TwinView::showNumbers);
    connect(session, &TwinSession::shownChanged, this, &TwinView::showNumbers);
    connect(&Theme::instance(), &Theme::changed, this, &TwinView::paintSwitches);
    restore();
    paintSwitches();
    translated(this, [this] { retranslate(); });
}

void TwinView::buildRow(QHBoxLayout *row)
{
    row->setSpacing(8);
    row->addWidget(m_training);
    row->addWidget(m_validation);
    row->addStretch(1);
    row->addWidget(m_axis);
    row->addWidget(m_log);
    row->addWidget(m_smoothingName);
    row->addWidget(m_smoothing);
    m_smoothing->setRange(0, mostSmoothing);
    m_smoothing->setMinimumWidth(48);
    m_smoothing->setMaximumWidth(96);
    connect(m_training, &QToolButton::toggled, m_plot,
            [this](bool on) { m_plot->setShown(TwinPlot::Curve::Training, on); });
    connect(m_validation, &QToolButton::toggled, m_plot,
            [this](bool on) { m_plot->setShown(TwinPlot::Curve::Validation, on); });
    for (int axis = 0; axis < 3; ++axis)
        m_axis->addItem(QString());
    connect(m_axis, &QComboBox::activated, this, [this](int index) {
        m_plot->setAxis(static_cast<RunAxis>(index));
        remember();
    });
    connect(m_log, &QCheckBox::toggled, this, [this](bool on) {
        m_plot->setLogarithmic(on);
        remember();
    });
    connect(m_smoothing, &QSlider::valueChanged, this, [this](int hundredths) {
        m_plot->setSmoothing(hundredths / 100.0);
        remember();
    });
}

void TwinView::buildTable()
{
    auto *right = new QWidget(m_split);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(4);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    makeDense(m_table);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setMinimumSectionSize(32);
    connect(m_model, &TwinModel::memberSwitched, m_plot, &TwinPlot::setMemberShown);
    column->addWidget(m_table, 3);
    auto *area = new QScrollArea(right);
    area->setWidget(m_verdict);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::RichText);
    m_verdict->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(area, 2);
    m_split->addWidget(right);
    installExportMenu(m_table, tableSource(m_table, QStringLiteral("comparison"), [this] { return m_model->csv(); }));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (now.isValid() && now.row() < static_cast<int>(m_session->history().members.size()))
            m_session->show(now.row());
    });
    connect(m_split, &QSplitter::splitterMoved, this, &TwinView::remember);
}

/// Another comparison, or none.
void TwinView::showRuns()
{
    m_model->restart();
    const bool isEnsemble = m_session->request().settings.mode == TwinMode::Ensemble;
    m_table->setColumnHidden(TwinModel::Together, !isEnsemble);
    m_table->setColumnHidden(TwinModel::BestAccuracy, isEnsemble);
    m_plot->setRuns(m_session->request().settings.mode,
                    memberTitles(m_session->request().settings, m_session->request().train.settings.seed));
    showNumbers();
}

void TwinView::paintSwitches()
{
    m_training->setIcon(lineIcon(Qt::SolidLine));
    m_validation->setIcon(lineIcon(Qt::DotLine));
    m_model->refresh();
}

std::vector<TwinView::Line> TwinView::verdicts() const
{
    const TwinHistory &history = m_session->history();
    const TwinRequest &request = m_session->request();
    const QStringList titles = memberTitles(request.settings, request.train.settings.seed);
    std::vector<Line> lines;
    for (std::size_t i = 0; i < history.members.size(); ++i) {
        const TwinMember &member = history.members[i];
        QString says = member.failure ? toText(member.failure->message) : QString();
        if (!member.failure && i > 0 && request.settings.mode == TwinMode::Twins)
            says = verdictOf(differenceOf(member.compared(), history.members.front().compared(), verdictSmoothing));
        if (!says.isEmpty())
            lines.push_back({titles.value(static_cast<qsizetype>(i)), says});
    }
    if (const QString says = request.settings.mode == TwinMode::Folds ? foldsVerdict(history) : QString();
        !says.isEmpty())
        lines.push_back({tr("Mean ± deviation"), says});
    if (!history.ensemble.empty())
        lines.push_back({tr("Averaged answer"), ensembleVerdict(history)});
    return lines;
}

QString TwinView::verdict() const
{
    QStringList lines;
    for (const auto &[about, says] : verdicts())
        lines += tr("%1: %2").arg(about, says);
    return lines.join(QLatin1Char('\n'));
}

/// What to look at, once for each kind of variant.
QStringList TwinView::watchWords() const
{
    QStringList words;
    if (m_session->request().settings.mode != TwinMode::Twins)
        return words;
    for (const Variant &twin : m_session->request().settings.twins)
        if (const VariantKind *kind = findVariantKind(twin.kind))
            if (const QString watch = toText(kind->watch()); !words.contains(watch))
                words += watch;
    return words;
}

void TwinView::setInvitation(const QString &text)
{
    m_invitation = text;
    showNumbers();
}

void TwinView::showNumbers()
{
    m_model->refresh();
    m_table->setColumnHidden(TwinModel::AveragePrecision, !m_model->hasColumn(TwinModel::AveragePrecision));
    if (!m_session->hasRun())
        return m_verdict->setText(
            !m_invitation.isEmpty()
                ? m_invitation
                : tr("Nothing is compared yet. Choose in the panel “Train” what differs, and press Compare."));
    QString text;
    const auto add = [&text](const QString &style, const QString &line) {
        text += QStringLiteral("<p style=\"margin: 0 0 4px 0; %1\">%2</p>").arg(style, line);
    };
    for (const auto &[about, says] : verdicts())
        add({}, tr("%1: %2").arg(QStringLiteral("<b>%1</b>").arg(about.toHtmlEscaped()), says.toHtmlEscaped()));
    for (const QString &watch : watchWords())
        add(QStringLiteral("color: %1").arg(Theme::instance().color(Theme::Role::MutedText).name()),
            watch.toHtmlEscaped());
    m_verdict->setText(text);
}

void TwinView::restore()
{
    const QSettings settings;
    const int axis = std::clamp(settings.value(axisKey).toInt(), 0, 2);
    const bool isLog = settings.value(logKey).toBool();
    const int smoothing = settings.value(smoothingKey, usualSmoothing).toInt();
    m_split->restoreState(settings.value(splitKey).toByteArray());
    m_axis->setCurrentIndex(axis);
    m_plot->setAxis(static_cast<RunAxis>(axis));
    m_smoothing->setValue(smoothing);
    m_log->setChecked(isLog);
}

void TwinView::remember() const
{
    QSettings settings;
    settings.setValue(axisKey, m_axis->currentIndex());
    settings.setValue(logKey, m_log->isChecked());
    settings.setValue(smoothingKey, m_smoothing->value());
    settings.setValue(splitKey, m_split->saveState());
}

void TwinView::retranslate()
{
    m_training->setText(tr("Training"));
    m_training->setToolTip(tr("Loss and accuracy of each batch, smoothed"));
    m_validation->setText(tr("Validation"));
    m_validation->setToolTip(tr("Loss and accuracy, or AP50, on the validation part after each epoch"));
    const QString axes[] = {tr("Steps"), tr("Epochs"), tr("Seconds")};
    const QString tips[] = {tr("Compare after as many steps of the optimizer"),
                            tr("Compare after as many times through the training items"),
                            tr("Compare after as much time of training")};
    for (int axis = 0; axis < 3; ++axis) {
        m_axis->setItemText(axis, axes[axis]);
        m_axis->setItemData(axis, tips[axis], Qt::ToolTipRole);
    }
    m_axis->setAccessibleName(tr("What runs are compared against"));
    m_axis->setToolTip(m_axis->accessibleName());
    m_log->setText(tr("Logarithmic"));
    m_log->setToolTip(tr("Logarithmic axis for the loss"));
    m_smoothingName->setText(tr("Smoothing"));
    m_smoothing->setAccessibleName(m_smoothingName->text());
    m_smoothing->setToolTip(tr("Weight of the past in the curves of training"));
    m_table->setAccessibleName(tr("Figures of all runs"));
    m_verdict->setAccessibleName(tr("What the figures say"));
    showRuns();
}

} // namespace vitrine

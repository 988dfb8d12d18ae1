#include "widgets/training/CurvesView.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/TrainSession.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSettings>
#include <QSlider>
#include <QToolButton>

namespace vitrine {

namespace {

const QString logKey = QStringLiteral("training/logAxis");
const QString smoothingKey = QStringLiteral("training/smoothing");
constexpr int mostSmoothing = 99; // hundredths
constexpr int usualSmoothing = 90;

QIcon swatch(const QColor &colour)
{
    QPixmap pixmap(12, 12);
    pixmap.fill(colour);
    return pixmap;
}

} // namespace

CurvesView::CurvesView(TrainSession *session, QWidget *parent)
    : QWidget(parent), m_plot(new CurvesPlot(this)), m_training(makeSwitch(CurvesPlot::Curve::Training)),
      m_validation(makeSwitch(CurvesPlot::Curve::Validation)), m_log(new QCheckBox(this)),
      m_smoothingName(new QLabel(this)), m_smoothing(new QSlider(Qt::Horizontal, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (QWidget *part : {static_cast<QWidget *>(m_training), static_cast<QWidget *>(m_validation)})
        row->addWidget(part);
    row->addStretch(1);
    row->addWidget(m_log);
    row->addWidget(m_smoothingName);
    row->addWidget(m_smoothing);
    layout->addLayout(row);
    layout->addWidget(m_plot, 1);
    m_smoothing->setRange(0, mostSmoothing);
    m_smoothing->setFixedWidth(96);
    connect(m_log, &QCheckBox::toggled, this, [this](bool on) {
        m_plot->setLogarithmic(on);
        remember();
    });
    connect(m_smoothing, &QSlider::valueChanged, this, [this](int hundredths) {
        m_plot->setSmoothing(hundredths / 100.0);
        remember();
    });
    connect(session, &TrainSession::historyChanged, m_plot, &CurvesPlot::historyGrew);
    connect(session, &TrainSession::marksChanged, m_plot, &CurvesPlot::historyGrew);
    connect(session, &TrainSession::historyCut, m_plot, &CurvesPlot::historyCut);
    connect(&Theme::instance(), &Theme::changed, this, &CurvesView::paintSwitches);
    m_plot->setHistory(&session->history());
    const QSettings settings;
    const bool isLog = settings.value(logKey).toBool();
    const int smoothing = settings.value(smoothingKey, usualSmoothing).toInt();
    m_smoothing->setValue(smoothing);
    m_log->setChecked(isLog);
    paintSwitches();
    translated(this, [this] {
        m_training->setText(tr("Training"));
        m_training->setToolTip(tr("What each batch gave before its step; bold: smoothed"));
        m_validation->setText(tr("Validation"));
        m_validation->setToolTip(tr("What the validation part gave after each epoch"));
        m_log->setText(tr("Logarithmic"));
        m_log->setToolTip(tr("Logarithmic axis for the loss"));
        m_smoothingName->setText(tr("Smoothing"));
        m_smoothing->setAccessibleName(m_smoothingName->text());
        m_smoothing->setToolTip(tr("Weight of the past in the bold curves"));
    });
}

QToolButton *CurvesView::makeSwitch(CurvesPlot::Curve curve)
{
    auto *button = new QToolButton(this);
    button->setCheckable(true);
    button->setChecked(true);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(button, &QToolButton::toggled, this, [this, curve](bool on) { m_plot->setShown(curve, on); });
    return button;
}

void CurvesView::paintSwitches()
{
    m_training->setIcon(swatch(CurvesPlot::colour(CurvesPlot::Curve::Training)));
    m_validation->setIcon(swatch(CurvesPlot::colour(CurvesPlot::Curve::Validation)));
}

void CurvesView::remember() const
{
    QSettings settings;
    settings.setValue(logKey, m_log->isChecked());
    settings.setValue(smoothingKey, m_smoothing->value());
}

} // namespace vitrine

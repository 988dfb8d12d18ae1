#include "widgets/gradcheck/GradCheckView.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/gradcheck/GradCheckModel.h"
#include "widgets/gradcheck/GradCheckWorker.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSpinBox>
#include <QTableView>
#include <QThread>
#include <QVBoxLayout>

#include <utility>

namespace vitrine {

namespace {

constexpr int usualCount = 20, mostCount = 10000;

} // namespace

GradCheckView::GradCheckView(const LabTools &tools, QWidget *parent)
    : Lab(parent), m_worker(new GradCheckWorker), m_model(new GradCheckModel(this)), m_tensorLabel(new QLabel(this)),
      m_countLabel(new QLabel(this)), m_tensors(new QComboBox(this)), m_count(new QSpinBox(this)),
      m_check(new QPushButton(this)), m_progress(new QProgressBar(this)), m_verdict(new QLabel(this)),
      m_table(new QTableView(this))
{
    m_worker->moveToThread(tools.computeThread);
    connect(tools.computeThread, &QThread::finished, m_worker, &QObject::deleteLater);
    build();
    connectWorker();
    translated(this, [this] { setTexts(); });
}

GradCheckView::~GradCheckView()
{
    m_cancel.request();
    if (m_worker)
        m_worker->deleteLater();
}

void GradCheckView::build()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_tensors->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_tensors->setMinimumContentsLength(18);
    m_tensorLabel->setBuddy(m_tensors);
    m_countLabel->setBuddy(m_count);
    m_count->setRange(1, mostCount);
    m_count->setValue(usualCount);
    row->addWidget(m_tensorLabel);
    row->addWidget(m_tensors, 1);
    row->addWidget(m_countLabel);
    row->addWidget(m_count);
    row->addWidget(m_check);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(8);
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_model);
    sorted->setSortRole(GradCheckModel::sortRole);
    m_table->setModel(sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(GradCheckModel::RelativeError, Qt::DescendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    makeDense(m_table);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_progress);
    layout->addWidget(m_verdict);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_check);
    installExportMenu(m_table, exportSource());
}

void GradCheckView::connectWorker()
{
    connect(m_check, &QPushButton::clicked, this, [this] { m_isRunning ? stop() : start(); });
    connect(m_worker, &GradCheckWorker::checked, this,
            [this](quint64 number, const QString &tensor, const std::vector<CheckedGradient> &gradients, double share) {
                if (number != m_number)
                    return;
                m_model->add(tensor, gradients);
                m_progress->setValue(static_cast<int>(share * m_progress->maximum()));
                showVerdict();
            });
    connect(m_worker, &GradCheckWorker::finished, this, [this](quint64 number) {
        if (number == m_number)
            end();
    });
    connect(m_worker, &GradCheckWorker::failed, this, [this](quint64 number, const Error &error) {
        if (number != m_number)
            return;
        m_wasStopped = true;
        end();
        if (!error.cancelled)
            emit failed(error);
    });
}

void GradCheckView::setTexts()
{
    m_tensorLabel->setText(tr("Parameter"));
    m_tensors->setToolTip(tr("What is moved: a parameter, an input, or every parameter of the network"));
    m_countLabel->setText(tr("Numbers"));
    m_count->setToolTip(tr("So many numbers of each are moved, drawn by the seed; each costs two forward passes"));
    m_progress->setAccessibleName(tr("Progress of the check"));
    m_table->setAccessibleName(tr("Gradients that were checked"));
    m_check->setText(m_isRunning ? tr("Stop") : tr("Check"));
    m_check->setToolTip(
        tr("Moves each number a little up and down, and holds the change of the loss against autograd"));
    if (m_tensors->count() > 0)
        m_tensors->setItemText(0, tr("All parameters"));
    m_model->showAll();
    showVerdict();
}

void GradCheckView::setSubject(const LabSubject &subject)
{
    const bool isOtherRun = m_subject.outcome != subject.outcome;
    m_subject = subject;
    if (isOtherRun) {
        stop();
        ++m_number; // what still comes is of the run before
        end();
        m_model->clear();
        m_wasStopped = false;
    }
    fillTensors();
    showVerdict();
}

/// What has a gradient, in the network's order: a block's weights before its biases.
QStringList GradCheckView::parameters() const
{
    const Trace &trace = *m_subject.outcome->trace;
    QStringList names;
    for (const WeightSpec &weight : trace.graph.weights())
        if (trace.weightGradients.contains(weight.name))
            names += QString::fromStdString(weight.name);
    return names;
}

/// The parameters of the selected block come to the front.
void GradCheckView::fillTensors()
{
    const QString chosen = m_tensors->currentData().toString();
    const Trace &trace = *m_subject.outcome->trace;
    QStringList own, others;
    for (const QString &name : parameters())
        (name.startsWith(m_subject.path + QLatin1Char('.')) ? own : others) += name;
    QStringList inputs;
    for (const Node &node : trace.graph.nodes)
        if (node.kind->category() == Category::Input && trace.gradient(node.path).valid())
            inputs += QString::fromStdString(node.path);
    const QSignalBlocker quiet(m_tensors);
    m_tensors->clear();
    m_tensors->addItem(tr("All parameters"), QString());
    for (const QString &name : own + others + inputs)
        m_tensors->addItem(name, name);
    const int kept = m_tensors->findData(chosen);
    m_tensors->setCurrentIndex(!own.isEmpty() && !own.contains(chosen) ? 1 : std::max(0, kept));
    m_check->setEnabled(trace.hasBackward);
}

void GradCheckView::start()
{
    QStringList tensors;
    if (const QString chosen = m_tensors->currentData().toString(); !chosen.isEmpty())
        tensors += chosen;
    else
        tensors = parameters();
    m_model->clear();
    m_wasStopped = false;
    m_isRunning = true;
    m_cancel = Cancel();
    m_progress->setValue(0);
    setTexts();
    m_worker->begin({++m_number,
                     {m_subject.outcome->trace, tensors, m_count->value(), m_subject.outcome->question.weights.seed},
                     m_cancel});
}

void GradCheckView::stop()
{
    m_cancel.request();
}

void GradCheckView::end()
{
    m_isRunning = false;
    m_progress->setValue(m_wasStopped || m_model->rowCount() == 0 ? 0 : m_progress->maximum());
    setTexts();
}

void GradCheckView::showVerdict()
{
    const int count = m_model->rowCount();
    const bool isWrong = m_model->wrongCount() > 0;
    const QString worst = formatNumber(m_model->worst()), limit = formatNumber(GradientCheck::limit);
    QString text;
    if (m_subject.outcome && !m_subject.outcome->trace->hasBackward)
        text = tr("Without a loss there are no gradients. Connect a loss to the output.");
    else if (count == 0)
        text = tr("Each number is moved a little up and down: (L(w + h) − L(w − h)) / 2h must agree with the gradient "
                  "that autograd gives.");
    else if (isWrong)
        text = tr("%1 of %2 gradients differ by more than %3; the largest relative error is %4. Either a derivative is "
                  "wrong, or a kink (ReLU, max pooling) lies within the step.")
                   .arg(m_model->wrongCount())
                   .arg(count)
                   .arg(limit, worst);
    else
        text = tr("All %1 gradients agree: the largest relative error is %2, below %3.").arg(count).arg(worst, limit);
    if (const int hidden = m_model->hiddenCount(); hidden > 0)
        text += QLatin1Char(' ')
            + tr("%1 of them are too small to be checked one by one: rounding of the loss alone moves a finite "
                 "difference by up to %2, and they lie within that.")
                  .arg(hidden)
                  .arg(formatNumber(m_model->noise()));
    if (m_wasStopped && count > 0)
        text += QLatin1Char(' ') + tr("Stopped before the end.");
    m_verdict->setText(text);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Theme::instance().color(isWrong ? Theme::Role::Error : Theme::Role::Text));
    m_verdict->setPalette(colours);
}

ExportSource GradCheckView::exportSource() const
{
    return {[] { return QStringLiteral("gradient-check"); }, [this] { return m_table->size(); },
            [this](QPainter &painter) { painter.drawPixmap(0, 0, m_table->grab()); },
            [this] { return m_model->csv(); }};
}

} // namespace vitrine

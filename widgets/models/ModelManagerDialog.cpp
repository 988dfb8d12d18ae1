#include "widgets/models/ModelManagerDialog.h"

#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/models/ModelDownloader.h"
#include "widgets/models/ProgressDelegate.h"

#include <QAction>
#include <QDesktopServices>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QThread>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

enum Column { Name, Input, Precision, Size, StateColumn, ColumnCount };

ModelCatalogue ownCatalogue()
{
    QFile file(QStringLiteral(":/models/catalogue.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    auto catalogue = parseModelCatalogue(file.readAll().toStdString(), "catalogue.json");
    return catalogue ? std::move(*catalogue) : ModelCatalogue();
}

QString toString(const std::filesystem::path &path)
{
    return QString::fromStdString(path.string());
}

QString leftText(double seconds)
{
    const int whole = static_cast<int>(std::min(std::ceil(seconds), 1e6));
    return whole < 100 ? ModelManagerDialog::tr("%1 s left").arg(whole)
                       : ModelManagerDialog::tr("%1 min left").arg((whole + 59) / 60);
}

} // namespace

ModelManagerDialog::ModelManagerDialog(QWidget *parent) : ModelManagerDialog(ownCatalogue(), ModelStore(), parent) { }

ModelManagerDialog::ModelManagerDialog(ModelCatalogue catalogue, ModelStore store, QWidget *parent)
    : QDialog(parent), m_catalogue(std::move(catalogue)), m_store(std::move(store)), m_about(new QLabel(this)),
      m_message(new QLabel(this)), m_list(new QTreeWidget(this)), m_use(new QPushButton(this)),
      m_download(new QPushButton(this)), m_cancel(new QPushButton(this)), m_remove(new QPushButton(this)),
      m_openFile(new QPushButton(this)), m_openFolder(new QPushButton(this)), m_close(new QPushButton(this))
{
    build();
    for (const CatalogueModel &model : m_catalogue.models)
        m_rows.push_back({model, new QTreeWidgetItem(m_list)});
    retranslate();
    refresh();
    if (!m_rows.empty())
        m_list->setCurrentItem(m_rows.front().item);
    for (int column = Name; column < StateColumn; ++column)
        m_list->resizeColumnToContents(column);

    connect(m_list, &QTreeWidget::currentItemChanged, this, &ModelManagerDialog::updateButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, &ModelManagerDialog::activate);
    connect(m_use, &QPushButton::clicked, this, &ModelManagerDialog::useSelected);
    connect(m_download, &QPushButton::clicked, this, [this] {
        if (Row *row = selected())
            startDownload(*row);
    });
    connect(m_cancel, &QPushButton::clicked, this, &ModelManagerDialog::cancelSelected);
    connect(m_remove, &QPushButton::clicked, this, &ModelManagerDialog::removeSelected);
    connect(m_openFile, &QPushButton::clicked, this, &ModelManagerDialog::openFile);
    connect(m_openFolder, &QPushButton::clicked, this, &ModelManagerDialog::openFolder);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(&Theme::instance(), &Theme::changed, this, &ModelManagerDialog::refresh);
}

ModelManagerDialog::~ModelManagerDialog()
{
    m_cancelVerifying.request();
    if (m_verifier)
        m_verifier->wait();
}

void ModelManagerDialog::build()
{
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::RichText);
    m_about->setOpenExternalLinks(true);
    m_about->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText); // it may quote what a server said
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_message->setObjectName(QStringLiteral("modelMessage"));
    m_message->hide();
    m_list->setColumnCount(ColumnCount);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setItemDelegate(new ProgressDelegate(m_list));
    for (const Column column : {Input, Precision, Size})
        m_list->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_list->header()->setSectionsMovable(false);
    m_list->setObjectName(QStringLiteral("models"));
    auto *remove = new QAction(m_list);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(remove);
    connect(remove, &QAction::triggered, this, &ModelManagerDialog::removeSelected);
    for (QPushButton *button : {m_use, m_download, m_cancel, m_remove, m_openFile, m_openFolder, m_close})
        button->setAutoDefault(false); // Enter belongs to the list

    auto *actions = new QHBoxLayout;
    auto *others = new QHBoxLayout;
    for (auto *row : {actions, others})
        row->setSpacing(8);
    for (QPushButton *button : {m_use, m_download, m_cancel, m_remove})
        actions->addWidget(button);
    actions->addStretch();
    for (QPushButton *button : {m_openFile, m_openFolder})
        others->addWidget(button);
    others->addStretch();
    others->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    layout->addWidget(m_about);
    layout->addWidget(m_list, 1);
    layout->addLayout(actions);
    layout->addWidget(m_message);
    layout->addLayout(others);
    resize(Theme::instance().px(760), Theme::instance().px(464));
}

void ModelManagerDialog::retranslate()
{
    setWindowTitle(tr("Detection models"));
    m_about->setText(
        tr("The official weights of YOLOX, published by <a href=\"%1\">%2</a> under %3, trained to find COCO's 80 "
           "classes. Nothing is fetched before you press Download; what arrives is checked and kept in %4.")
            .arg(QString::fromStdString(m_catalogue.page).toHtmlEscaped(),
                 QString::fromStdString(m_catalogue.source).toHtmlEscaped(),
                 QString::fromStdString(m_catalogue.licence).toHtmlEscaped(),
                 toString(m_store.folder()).toHtmlEscaped()));
    m_list->setHeaderLabels({tr("Model"), tr("Input"), tr("AP"), tr("Size"), tr("State")});
    m_list->headerItem()->setToolTip(Input, tr("Side of the picture that it was evaluated with, in pixels"));
    m_list->headerItem()->setToolTip(
        Precision, tr("Average precision on COCO val2017 at IoU 0.50 to 0.95, in percent, as its authors give it"));
    m_list->setAccessibleName(tr("Published weights"));
    m_use->setText(tr("&Use"));
    m_download->setText(tr("&Download"));
    m_cancel->setText(tr("&Cancel the download"));
    m_remove->setText(tr("&Remove…"));
    m_openFile->setText(tr("Open a &file…"));
    m_openFile->setToolTip(tr("Weights of your own: .pth, .onnx or .safetensors"));
    m_openFolder->setText(tr("Open the f&older"));
    m_close->setText(tr("Close"));
}

void ModelManagerDialog::refresh()
{
    for (Row &row : m_rows) {
        const ModelStore::State state = m_store.state(row.model);
        // A file of the right size that was found wrong stays wrong until it is another.
        if (!(row.state == ModelStore::State::Damaged && state == ModelStore::State::Present && row.verified))
            row.state = state;
        showRow(row);
    }
    updateButtons();
    say(m_message->text(), m_isProblem); // in the colours of now
}

void ModelManagerDialog::verifyPresent()
{
    if (m_verifier && m_verifier->isRunning())
        return;
    std::vector<std::pair<std::size_t, CatalogueModel>> present;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].state == ModelStore::State::Present && !m_rows[i].verified)
            present.emplace_back(i, m_rows[i].model);
    if (present.empty())
        return;
    m_verifier.reset(QThread::create([this, present, store = m_store, cancel = m_cancelVerifying]() mutable {
        for (const auto &[index, model] : present) {
            const Result<void> result = store.verify(model, cancel);
            if (cancel.requested())
                return;
            QMetaObject::invokeMethod(
                this, [this, at = index, result] { showVerified(at, result); }, Qt::QueuedConnection);
        }
    }));
    m_verifier->start(QThread::LowPriority);
}

void ModelManagerDialog::showVerified(std::size_t index, const Result<void> &result)
{
    Row &row = m_rows[index];
    row.verified = true;
    row.state = m_store.state(row.model);
    if (!result && row.state != ModelStore::State::Missing) {
        row.state = ModelStore::State::Damaged;
        say(toText(result.error().message), true);
    }
    showRow(row);
    updateButtons();
}

void ModelManagerDialog::showRow(const Row &row)
{
    const bool isThere = row.state != ModelStore::State::Missing;
    const QFileInfo file(toString(m_store.file(row.model)));
    const auto size = isThere ? file.size() : static_cast<qint64>(row.model.size);
    row.item->setText(Name, QString::fromStdString(row.model.name));
    row.item->setText(Input, QString::number(row.model.input));
    row.item->setText(Precision, QString::number(row.model.averagePrecision, 'f', 1));
    row.item->setText(Size, size > 0 ? formatBytes(size) : QStringLiteral("—"));
    row.item->setText(StateColumn, stateText(row));
    for (const Column column : {Input, Precision, Size})
        row.item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    row.item->setToolTip(Name, QString::fromStdString(row.model.url));
    row.item->setToolTip(Size, size > 0 ? tr("%1 bytes").arg(formatCount(size)) : tr("The server tells it"));
    row.item->setToolTip(StateColumn, isThere ? file.filePath() : QString());
    const bool isRunning = row.downloader && row.downloader->stage() != ModelDownloader::Stage::Idle;
    QVariant share;
    if (isRunning && row.downloader->progress().total > 0)
        share = static_cast<double>(row.downloader->progress().received)
            / static_cast<double>(row.downloader->progress().total);
    row.item->setData(StateColumn, ProgressDelegate::role, share);
    const bool isDamaged = !isRunning && row.state == ModelStore::State::Damaged;
    row.item->setData(StateColumn, Qt::ForegroundRole,
                      isDamaged ? QVariant(Theme::instance().color(Theme::Role::Error)) : QVariant());
}

QString ModelManagerDialog::stateText(const Row &row) const
{
    using Stage = ModelDownloader::Stage;
    if (row.downloader && row.downloader->stage() == Stage::Verifying)
        return tr("verifying");
    if (row.downloader && row.downloader->stage() == Stage::Loading) {
        const DownloadProgress &progress = row.downloader->progress();
        QStringList parts{progress.total > 0 ? tr("downloading %1 %").arg(100 * progress.received / progress.total)
                                             : tr("downloading %1").arg(formatBytes(progress.received))};
        if (progress.bytesPerSecond > 0)
            parts += tr("%1/s").arg(formatBytes(static_cast<qint64>(progress.bytesPerSecond)));
        if (progress.secondsLeft() > 0)
            parts += leftText(progress.secondsLeft());
        return parts.join(QStringLiteral(" · "));
    }
    if (row.state == ModelStore::State::Damaged)
        return tr("damaged");
    if (row.state == ModelStore::State::Present)
        return row.verified ? tr("there, verified") : tr("there");
    return QFileInfo::exists(toString(m_store.partFile(row.model))) ? tr("not there; a part is") : tr("not there");
}

void ModelManagerDialog::updateButtons()
{
    const Row *row = selected();
    const bool isRunning = row && row->downloader && row->downloader->stage() != ModelDownloader::Stage::Idle;
    const bool isThere = row && row->state == ModelStore::State::Present;
    m_use->setEnabled(isThere);
    m_download->setEnabled(row && !isRunning && !isThere);
    m_cancel->setEnabled(isRunning);
    m_remove->setEnabled(
        row && !isRunning
        && (row->state != ModelStore::State::Missing || QFileInfo::exists(toString(m_store.partFile(row->model)))));
}

void ModelManagerDialog::say(const QString &text, bool isProblem)
{
    QPalette palette = m_message->palette();
    palette.setColor(QPalette::WindowText, Theme::instance().color(isProblem ? Theme::Role::Error : Theme::Role::Text));
    m_isProblem = isProblem;
    m_message->setPalette(palette);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

ModelManagerDialog::Row *ModelManagerDialog::selected()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [item](const Row &row) { return item && row.item == item; });
    return found == m_rows.end() ? nullptr : &*found;
}

void ModelManagerDialog::download(const QString &name)
{
    const CatalogueModel *model = m_catalogue.find(name.toStdString());
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                  [model](const Row &candidate) { return model && candidate.model == *model; });
    if (row == m_rows.end())
        return;
    m_list->setCurrentItem(row->item);
    if (m_download->isEnabled())
        startDownload(*row);
}

void ModelManagerDialog::startDownload(Row &row)
{
    if (!row.downloader) {
        row.downloader = new ModelDownloader(m_store, this);
        const auto refreshRow = [this, &row] {
            showRow(row);
            updateButtons();
        };
        connect(row.downloader, &ModelDownloader::progressed, this, refreshRow);
        connect(row.downloader, &ModelDownloader::cancelled, this, refreshRow);
        connect(row.downloader, &ModelDownloader::failed, this, [this, refreshRow](const QString &sentence) {
            refreshRow();
            say(sentence, true);
        });
        connect(row.downloader, &ModelDownloader::finished, this, [this, &row] {
            row.state = ModelStore::State::Present;
            row.verified = true;
            showRow(row);
            updateButtons();
            const QString name = QString::fromStdString(row.model.name);
            say(row.model.sha256.empty()
                    ? tr("%1 is there. Its checksum was not known before; it is remembered from now on.").arg(name)
                    : tr("%1 is there and verified.").arg(name),
                false);
        });
    }
    if (row.downloader->stage() != ModelDownloader::Stage::Idle)
        return;
    say({}, false);
    row.downloader->start(row.model);
    showRow(row);
    updateButtons();
}

void ModelManagerDialog::cancelSelected()
{
    if (Row *row = selected(); row && row->downloader)
        row->downloader->cancel();
}

void ModelManagerDialog::removeSelected()
{
    Row *row = selected();
    if (!row || !m_remove->isEnabled())
        return;
    const QString question = tr("Remove the weights of %1 from the disk?").arg(QString::fromStdString(row->model.name));
    if (QMessageBox::question(this, windowTitle(), question) != QMessageBox::Yes)
        return;
    const Result<void> removed = m_store.remove(row->model);
    row->verified = false;
    row->state = m_store.state(row->model);
    showRow(*row);
    updateButtons();
    say(removed ? QString() : toText(removed.error().message), true);
}

void ModelManagerDialog::useSelected()
{
    const Row *row = selected();
    if (!row || row->state != ModelStore::State::Present)
        return;
    emit modelChosen(toString(m_store.file(row->model)));
    close();
}

void ModelManagerDialog::activate()
{
    if (m_use->isEnabled())
        useSelected();
    else if (Row *row = selected(); row && m_download->isEnabled())
        startDownload(*row);
}

void ModelManagerDialog::openFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Open weights"), toString(m_store.folder()),
                                                      tr("Weights (*.pth *.onnx *.safetensors);;All files (*)"));
    if (file.isEmpty())
        return;
    emit modelChosen(file);
    close();
}

void ModelManagerDialog::openFolder()
{
    std::error_code code;
    std::filesystem::create_directories(m_store.folder(), code);
    const QString folder = toString(m_store.folder());
    if (code || !QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        say(tr("The folder is %1.").arg(folder), false);
}

void ModelManagerDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    refresh();
    verifyPresent();
}

void ModelManagerDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QDialog::changeEvent(event);
}

} // namespace vitrine

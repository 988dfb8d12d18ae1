#include "widgets/models/ModelManagerDialog.h"

#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/downloads/ProgressDelegate.h"
#include "widgets/models/ModelDownloader.h"

#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QThread>
#include <QTreeWidget>

#include <algorithm>

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

} // namespace

ModelManagerDialog::ModelManagerDialog(QWidget *parent) : ModelManagerDialog(ownCatalogue(), ModelStore(), parent) { }

ModelManagerDialog::ModelManagerDialog(ModelCatalogue catalogue, ModelStore store, QWidget *parent)
    : ManagerDialog(QStringLiteral("models"), ColumnCount, parent), m_catalogue(std::move(catalogue)),
      m_store(std::move(store)), m_openFile(addOther())
{
    for (const Column column : {Input, Precision, Size})
        list()->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    for (const CatalogueModel &model : m_catalogue.models)
        m_rows.push_back({model, new QTreeWidgetItem(list())});
    retranslate();
    refresh();
    if (!m_rows.empty())
        list()->setCurrentItem(m_rows.front().item);
    for (int column = Name; column < StateColumn; ++column)
        list()->resizeColumnToContents(column);
    connect(m_openFile, &QPushButton::clicked, this, &ModelManagerDialog::openFile);
    connect(&Theme::instance(), &Theme::changed, this, &ModelManagerDialog::refresh);
}

ModelManagerDialog::~ModelManagerDialog()
{
    m_cancelVerifying.request();
    if (m_verifier)
        m_verifier->wait();
}

void ModelManagerDialog::retranslate()
{
    setWindowTitle(tr("Detection models"));
    about()->setText(
        tr("The official weights of YOLOX, published by <a href=\"%1\">%2</a> under %3, trained to find COCO's 80 "
           "classes. Nothing is fetched before you press Download; what arrives is checked and kept in %4.")
            .arg(QString::fromStdString(m_catalogue.page).toHtmlEscaped(),
                 QString::fromStdString(m_catalogue.source).toHtmlEscaped(),
                 QString::fromStdString(m_catalogue.licence).toHtmlEscaped(),
                 toString(m_store.folder()).toHtmlEscaped()));
    list()->setHeaderLabels({tr("Model"), tr("Input"), tr("AP"), tr("Size"), tr("State")});
    list()->headerItem()->setToolTip(Input, tr("Side of the picture that it was evaluated with, in pixels"));
    list()->headerItem()->setToolTip(
        Precision, tr("Average precision on COCO val2017 at IoU 0.50 to 0.95, in percent, as its authors give it"));
    list()->setAccessibleName(tr("Published weights"));
    m_openFile->setText(tr("Open a &file…"));
    m_openFile->setToolTip(tr("Weights of your own: .pth, .onnx or .safetensors"));
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
    sayAgain();
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
    if (row.downloader && row.downloader->stage() != ModelDownloader::Stage::Idle)
        return downloadText(row.downloader->stage(), row.downloader->progress());
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
    const bool hasPart = row && QFileInfo::exists(toString(m_store.partFile(row->model)));
    enableButtons({isThere, row && !isRunning && !isThere, isRunning,
                   row && !isRunning && (row->state != ModelStore::State::Missing || hasPart)});
}

ModelManagerDialog::Row *ModelManagerDialog::selected()
{
    const QTreeWidgetItem *item = list()->currentItem();
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
    list()->setCurrentItem(row->item);
    if (canDownload())
        startDownload(*row);
}

void ModelManagerDialog::downloadSelected()
{
    if (Row *row = selected())
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
    if (!row)
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
    showFolder(m_store.folder());
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

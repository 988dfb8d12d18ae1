#pragma once

#include "core/edit/Fixes.h"
#include "widgets/common/LatestJob.h"

#include <QWidget>

#include <memory>

class QLabel;
class QVBoxLayout;

namespace vitrine {

class NetworkDocument;

/// What is wrong with one block of the document, and ways out of it as buttons.
class ProblemBox : public QWidget {
    Q_OBJECT
public:
    explicit ProblemBox(QWidget *parent = nullptr);

    void setDocument(NetworkDocument *document) { m_document = document; }
    /// Shows nothing where the block has no problem.
    void showBlock(const QString &id);
    /// Empty until they are found, a moment after the block is shown.
    const std::vector<edit::Fix> &fixes() const { return m_fixes; }

public slots:
    void apply(std::size_t fix);

private:
    void seekFixes();
    void showFixes();

    NetworkDocument *m_document = nullptr;
    QString m_id;
    QLabel *m_text, *m_hint;
    QVBoxLayout *m_buttons;
    std::shared_ptr<const Network> m_tried; ///< that the fixes are of
    std::vector<edit::Fix> m_fixes;
    LatestJob m_job; ///< each fix is tried, which takes a large network longer than a frame
};

} // namespace vitrine

#pragma once

#include "core/edit/Fixes.h"

#include <QWidget>

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
    const std::vector<edit::Fix> &fixes() const { return m_fixes; }

public slots:
    void apply(std::size_t fix);

private:
    void showFixes();

    NetworkDocument *m_document = nullptr;
    QString m_id;
    QLabel *m_text, *m_hint;
    QVBoxLayout *m_buttons;
    std::vector<edit::Fix> m_fixes;
};

} // namespace vitrine

#pragma once

#include "core/base/Result.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace vitrine {

/// A strip above the stage that says what went wrong, or what the user should know, and gets out of the way. Not modal:
/// everything goes on working beneath it.
class ErrorBanner : public QFrame {
    Q_OBJECT

public:
    explicit ErrorBanner(QWidget *parent = nullptr);

    void showError(const Error &error);
    /// Milder: goes away by itself when the next one comes, and has no details.
    void showNotice(const Message &message);
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void apply();
    void retranslate();
    void copyDetails() const;

    Error m_error;
    bool m_isNotice = false;
    QLabel *m_sign;
    QLabel *m_text;
    QToolButton *m_copy;
    QToolButton *m_close;
};

} // namespace vitrine

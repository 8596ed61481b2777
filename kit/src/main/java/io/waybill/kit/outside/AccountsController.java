package io.waybill.kit.outside;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets ops see the accounts outside: whether calls go out, and how much of each quota is spent. */
@RestController
class AccountsController {

    private final AccountReport report;

    AccountsController(AccountReport report) {
        this.report = report;
    }

    /** All accounts of this connector. */
    record Accounts(List<AccountReport.Account> items) {}

    @GetMapping("/api/ops/accounts")
    Accounts accounts() {
        return new Accounts(report.accounts());
    }
}
